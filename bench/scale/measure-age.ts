import type { LoadGenerator } from "../load/load";
import { getUser } from "../operations/read-operations";
import { startProgress } from "../progress";
import type { MeasuredServer } from "../run/measure";
import type { Age } from "./scale-result";

const LOOK_SECONDS = 10;
const REQUESTS = 20_000;

export interface AgeSetting {
  readonly users: number;
  readonly connections: number;
  readonly ageRequests: number;
}

/** Reads a second in the first ten seconds of a server and after many requests. */
export async function measureAge(
  generator: LoadGenerator,
  server: MeasuredServer,
  { users, connections, ageRequests }: AgeSetting,
): Promise<Age> {
  const requests = Array.from({ length: REQUESTS }, (_, n) => getUser.request(n, { users }));
  const look = () => generator.run({ target: server, requests, connections, seconds: LOOK_SECONDS });
  const progress = startProgress(`${ageRequests.toLocaleString("en")} requests to one server`, ageRequests);
  const first = await look();
  let sent = first.completed;
  let last = first;
  while (sent < ageRequests) {
    last = await look();
    if (last.completed === 0) throw new Error("The server stopped answering.");
    sent += last.completed;
    progress.at(sent);
  }
  progress.end();
  return { firstPerSecond: first.requestsPerSecond, laterPerSecond: last.requestsPerSecond, requests: sent };
}
