import { randomBytes } from "node:crypto";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { startArguments } from "@/scripts/start-arguments";
import { build, hasCurrentBuild } from "@/server/build";
import { startProgress } from "../progress";
import { freePort } from "./free-port";
import type { ServerSetting, Side } from "./side";
import { startProcess } from "./start-process";

const MUSTER = "muster";

/** Our own server as it is started in production. */
export function musterSide(key: string): Side {
  return { name: MUSTER, key, exact: true, start: startMuster };
}

async function startMuster({ databaseUrl, pool }: ServerSetting) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const running = await startProcess({
    args: [...nodeOptions(), ...startArguments()],
    variables: {
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_MAX: String(pool),
      HOST: "127.0.0.1",
      PORT: String(port),
      LOG_LEVEL: "warn",
      MUSTER_URL: origin,
      AUTH_SECRET: "a secret of the bench, which nobody keeps",
      SECRETS_KEY: randomBytes(32).toString("base64"),
      SCIM_BODY_BYTES_MAX: String(16 * 1024 * 1024),
    },
    readyUrl: `${origin}/readyz`,
  });
  return { ...running, baseUrl: `${origin}${SCIM_BASE_PATH}` };
}

/** BENCH_NODE_OPTIONS, such as `--cpu-prof`, goes to our server alone. */
function nodeOptions(): readonly string[] {
  return (process.env.BENCH_NODE_OPTIONS ?? "").split(" ").filter(Boolean);
}

/** Builds the app when its build is not of the sources as they are. */
export async function ensureBuild(root: string): Promise<void> {
  if (await hasCurrentBuild(root)) return;
  const progress = startProgress("Building the app", 1);
  await build(root);
  progress.end();
}
