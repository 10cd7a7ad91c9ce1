import { expect, it } from "vitest";
import { usageFrom } from "./process-usage";

it("reads processor time and memory, whatever the process is called", () => {
  const stat = "4242 (node (a) b) S 1 4242 4242 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 11 0 5 1 1";
  expect(usageFrom(stat, "Name:\tnode\nVmRSS:\t  2048 kB\n", 100)).toEqual({ cpuMs: 3000, residentBytes: 2_097_152 });
});
