import next from "next";
import { database } from "@/db/client";
import { workerLock } from "@/db/worker-lock";
import { startBackgroundWorker } from "@/lib/background/background-worker";
import { env } from "@/lib/env";
import { prepareOnce } from "@/lib/instance/prepare-instance";
import { keyUsage } from "@/lib/provisioning/key-usage";
import { services } from "@/lib/services";
import { build, hasCurrentBuild } from "./build";
import { createFrontDoor } from "./front-door";
import { stopServer } from "./graceful-stop";
import { JOBS } from "./jobs";
import { listen } from "./listen";
import { say, step } from "./progress";
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
  if (!dev && !(await hasCurrentBuild(root))) await step("Building the app, about a minute", () => build(root));
  const app = next({ dev, dir: root, hostname: environment.host, port: environment.port });
  await step(dev ? "Starting with hot reload" : "Starting", () => app.prepare());
  const server = createFrontDoor(app.getRequestHandler());
  const upgrade = app.getUpgradeHandler();
  if (dev) server.on("upgrade", (req, socket, head) => void upgrade(req, socket, head));
  const port = await listen(server, environment.host, environment.port);
  const worker = startBackgroundWorker({ jobs: JOBS, services: await services(), lock: workerLock(environment) });
  endOnSignal(async () => {
    await Promise.all([stopServer(server), worker.stop()]);
    await keyUsage().flush();
    await app.close();
    await (await database()).close();
  });
  printWelcome({ environment: { ...environment, port }, instance });
}

/** The first signal stops gracefully; a second one ends at once. */
function endOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    say(`\n${signal}: finishing running requests …`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
