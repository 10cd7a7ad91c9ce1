import { type Environment, env } from "@/lib/env";
import { joinOnce } from "@/lib/instance/prepare-instance";
import { endAfter } from "../end-on-signal";
import type { App } from "../open-next";
import { type Serving, serve } from "../serve";
import { isWorkerOrder, type WorkerOrder } from "./worker-order";

/**
 * Serves in one of several processes until the one that looks after them, or a signal, says otherwise. Node ends it when
 * that process is gone.
 */
export async function runWorker(openApp: (environment: Environment) => Promise<App>): Promise<void> {
  let serving: Serving | undefined;
  let leaving = false;
  const leave = (order: WorkerOrder) => {
    if (leaving) return;
    leaving = true;
    void endAfter(serving === undefined ? Promise.resolve() : serving[order]());
  };
  process.on("message", (message) => {
    if (isWorkerOrder(message)) leave(message);
  });
  // A terminal and a service manager send them to every process: the order that follows says nothing new.
  process.on("SIGTERM", () => leave("stop"));
  process.on("SIGINT", () => leave("stop"));
  process.on("SIGHUP", () => undefined);
  await joinOnce();
  const environment = env();
  serving = await serve(await openApp(environment), environment);
}
