import { expect, it } from "vitest";
import { memoryFrom } from "./resident-memory";

const STATUS = "Name:\tnode\nVmPeak:\t  9999 kB\nVmHWM:\t  3072 kB\nVmRSS:\t  2048 kB\n";

it("reads what is resident and what was at most", () => {
  expect(memoryFrom(STATUS)).toEqual({ residentBytes: 2_097_152, peakBytes: 3_145_728 });
});

it("gives no figure that is not there", () => {
  expect(() => memoryFrom("Name:\tnode\nVmHWM:\t  3072 kB\n")).toThrow("VmRSS");
});
