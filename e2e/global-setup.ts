import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMuster, TEMPLATE_VARIABLE } from "./support/muster";

/**
 * Starts Muster once before all specs, which builds it where the build is stale, and keeps the data folder with the demo:
 * a spec that needs no other begins with a copy of it. The result takes it away again.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "muster-e2e-template-"));
  const muster = await startMuster({ dataDir });
  await muster.end();
  process.env[TEMPLATE_VARIABLE] = dataDir;
  return () => rm(dataDir, { recursive: true, force: true });
}
