/** What the process that looks after the others tells one of them: leave with the instance, or leave while others stay. */
export type WorkerOrder = "stop" | "drain";

export function isWorkerOrder(message: unknown): message is WorkerOrder {
  return message === "stop" || message === "drain";
}
