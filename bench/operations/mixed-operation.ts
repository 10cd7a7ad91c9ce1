import type { Dataset } from "../seed/dataset";
import { type BenchRequest, type Operation, scattered } from "./operation";
import { findUserName, getUser } from "./read-operations";
import { createRequest, NEW_PEOPLE, setActive } from "./write-operations";

/** Of a hundred requests of a connector: 60 look somebody up, 20 read, 15 change, 5 create. */
const LOOKUPS = 60;
const READS = 20;
const CHANGES = 15;

function mixedRequest(n: number, data: Dataset): BenchRequest {
  const turn = scattered(n, 100);
  if (turn < LOOKUPS) return findUserName.request(n, data);
  if (turn < LOOKUPS + READS) return getUser.request(n, data);
  if (turn < LOOKUPS + READS + CHANGES) return setActive(n, data.users);
  return createRequest(NEW_PEOPLE.mixed + n);
}

/** Its answers have different statuses; each is below 300. */
export const mixedLoad: Operation = {
  name: "mixed",
  title: "Mix: 60 % lookup, 20 % read, 15 % PATCH, 5 % POST",
  status: 200,
  writes: true,
  request: mixedRequest,
  aSecondMax: 15_000,
};
