import cluster from "node:cluster";
import { parseArgs } from "node:util";
import { ConfigurationError, env } from "@/lib/env";
import { openNext } from "./open-next";
import { buildWhereStale, runServer } from "./run-server";
import { runWorker } from "./workers/run-worker";
import { runWorkers } from "./workers/run-workers";

const { values } = parseArgs({ options: { dev: { type: "boolean", default: false } } });
const { dev } = values;
const root = process.cwd();

try {
  if (cluster.isWorker) await runWorker((environment) => openNext({ root, dev }, environment));
  else if (env().webConcurrency === 1) await runServer({ root, dev });
  else if (dev) throw new ConfigurationError(["WEB_CONCURRENCY must be 1 with hot reload, which is one process"]);
  else await runWorkers(() => buildWhereStale(root));
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
