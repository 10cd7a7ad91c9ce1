import { database } from "@/db/client";
import { env } from "@/lib/env";
import { prepareOnce } from "@/lib/instance/prepare-instance";
import { endOnSignal } from "../end-on-signal";
import { say, step } from "../progress";
import { printWelcome } from "../welcome";
import { WorkerPool } from "./worker-pool";

/**
 * Prepares the instance, starts WEB_CONCURRENCY processes that serve on one port, says where, and looks after them: one
 * that dies is replaced, SIGHUP replaces all of them one after another, SIGTERM and SIGINT end them after their running
 * requests. This process serves nothing.
 */
export async function runWorkers(build: () => Promise<void>): Promise<void> {
  const environment = env();
  const { webConcurrency } = environment;
  say("Muster");
  const instance = await prepareOnce(step);
  await (await database()).close();
  await build();
  const pool = new WorkerPool();
  const port = await step(`Starting ${webConcurrency} processes`, () => pool.start(webConcurrency));
  endOnSignal(() => pool.stop());
  // The hangup of a terminal, too: who closes it wants an end.
  if (process.stdout.isTTY) process.on("SIGHUP", () => process.kill(process.pid, "SIGTERM"));
  else process.on("SIGHUP", () => void pool.restart());
  printWelcome({ environment: { ...environment, port }, instance });
}
