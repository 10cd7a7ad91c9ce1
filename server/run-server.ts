import { env } from "@/lib/env";
import { prepareOnce } from "@/lib/instance/prepare-instance";
import { build, hasCurrentBuild } from "./build";
import { endOnSignal } from "./end-on-signal";
import { openNext } from "./open-next";
import { say, step } from "./progress";
import { serve } from "./serve";
import { printWelcome } from "./welcome";

interface RunOptions {
  /** The project's folder. */
  readonly root: string;
  /** Hot reload instead of a build. */
  readonly dev: boolean;
}

/**
 * Builds if there is no current build, opens and migrates the database, seeds the demo, serves, does the background jobs,
 * and says where. Ends the process on SIGTERM and SIGINT after the running requests.
 */
export async function runServer({ root, dev }: RunOptions): Promise<void> {
  const environment = env();
  say("Muster");
  // The lock of the data folder comes before the build: a second start should fail at once, not after a minute.
  const instance = await prepareOnce(step);
  if (!dev) await buildWhereStale(root);
  const app = await step(dev ? "Starting with hot reload" : "Starting", () => openNext({ root, dev }, environment));
  const { port, stop } = await serve(app, environment);
  endOnSignal(stop);
  printWelcome({ environment: { ...environment, port }, instance });
}

export async function buildWhereStale(root: string): Promise<void> {
  if (!(await hasCurrentBuild(root)))
    await step("Building the app, about a minute", () => build(root, env().authSecret));
}
