import type { Server } from "node:http";
import { database } from "@/db/client";
import { workerLock } from "@/db/worker-lock";
import { startBackgroundWorker } from "@/lib/background/background-worker";
import type { Environment } from "@/lib/env";
import { keyUsage } from "@/lib/provisioning/key-usage";
import { services } from "@/lib/services";
import { createFrontDoor } from "./front-door";
import { drainServer, stopServer } from "./graceful-stop";
import { JOBS } from "./jobs";
import { listen } from "./listen";
import type { App } from "./open-next";

export interface Serving {
  readonly port: number;
  /** Ends everything after the running requests: the instance goes. */
  readonly stop: () => Promise<void>;
  /** The same where others go on serving on the port: nobody is refused. */
  readonly drain: () => Promise<void>;
}

/** Serves on the port and does background jobs in turn with whoever else does, in a process whose database is open. */
export async function serve(app: App, environment: Environment): Promise<Serving> {
  const server = createFrontDoor(app.handle);
  app.attach(server);
  const port = await listen(server, environment.host, environment.port);
  const worker = startBackgroundWorker({ jobs: JOBS, services: await services(), lock: workerLock(environment) });
  const endAfter = async (leave: (server: Server) => Promise<boolean>) => {
    await Promise.all([leave(server), worker.stop()]);
    await keyUsage().flush();
    await app.close();
    await (await database()).close();
  };
  return { port, stop: () => endAfter((open) => stopServer(open)), drain: () => endAfter((open) => drainServer(open)) };
}
