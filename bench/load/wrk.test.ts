import { expect, it } from "vitest";
import { parseWrk } from "./wrk";

it("reads what wrk.lua prints among wrk's own lines", () => {
  const line = 'BENCH {"requests":3000,"durationUs":1500000,"p50Us":1200,"p99Us":4800,"status":2,"broken":1}';
  expect(parseWrk(`Running 2s test\n  1 threads\n${line}\n`)).toEqual({
    completed: 3000,
    requestsPerSecond: 2000,
    p50Ms: 1.2,
    p99Ms: 4.8,
    failed: 3,
  });
});

it("without that line it shows what wrk said", () => {
  expect(() => parseWrk("unable to connect")).toThrow("unable to connect");
});
