import { loadByAutocannon } from "./autocannon";
import type { LoadGenerator } from "./load";
import { findWrk, loadByWrk } from "./wrk";

/** wrk where it is installed, because it takes least from the servers; autocannon elsewhere. */
export async function findLoadGenerator(): Promise<LoadGenerator> {
  const wrk = await findWrk();
  return wrk === undefined ? { name: "autocannon", run: loadByAutocannon } : { name: wrk, run: loadByWrk };
}
