import { expect, it } from "vitest";
import { memoryResult } from "../testing/memory-result";
import { memoryReport } from "./memory-report";

it("says what stayed, what was at most, and where that is beyond the goal", () => {
  const [sentence, , ...lines] = memoryReport(memoryResult, { markdown: true }).split("\n");
  expect(sentence).toContain("100,000 people, 300,000 audit events");
  expect(lines.slice(2)).toEqual([
    "| Start |  |  |  | 110 | 120 |  |",
    "| A large group | 20 | 96 | 2.5 | 190 | 301 | too much |",
  ]);
});
