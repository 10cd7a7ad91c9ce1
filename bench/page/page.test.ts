import { expect, it } from "vitest";
import type { ScaleResult } from "../scale/scale-result";
import { memoryResult } from "../testing/memory-result";
import { runResult } from "../testing/run-result";
import { memorySection } from "./memory-section";
import { pagesSection } from "./pages-section";
import { runSections } from "./run-section";
import { scaleSections } from "./scale-section";

const NUMBERS_OF_SVG = / (?:x|y|cx|cy|width|height)="([^"]*)"/g;

function numbersOf(html: string): readonly number[] {
  return [...html.matchAll(NUMBERS_OF_SVG)].map(([, text]) => Number(text));
}

const scale: ScaleResult = {
  ...runResult([]),
  points: [10_000, 100_000].map((users) => ({ operation: "list", users, p50Ms: users / 20_000, p99Ms: 9 })),
  walks: [
    {
      kind: "cursor",
      users: 10_000,
      pages: [
        { page: 0, ms: 1 },
        { page: 1, ms: 3 },
      ],
    },
  ],
  age: { firstPerSecond: 1_000, laterPerSecond: 950, requests: 1_000_000 },
};

it("every figure is drawn at a place that exists", () => {
  const weight = {
    path: "/settings",
    scriptBytes: 250_000,
    frameworkBytes: 120_000,
    totalBytes: 400_000,
    requests: 30,
  };
  const html = [
    runSections(runResult([[100, 50]])),
    scaleSections(scale),
    pagesSection({ at: "", pages: [weight] }),
    memorySection(memoryResult),
  ];
  const numbers = html.flatMap(numbersOf);
  expect(numbers.length).toBeGreaterThan(50);
  expect(numbers.filter((number) => !Number.isFinite(number) || number < 0)).toEqual([]);
});

it("what servers say is shown as text", () => {
  const faults = [{ operation: "list", side: "peer", sentence: "<script>alert(1)</script>" }];
  expect(runSections({ ...runResult([[1, 1]]), faults })).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
});

it("age and walks are said in figures", () => {
  const html = scaleSections(scale);
  expect(html).toContain("950 after 1,000,000 requests: 0.95 of it");
  expect(html).toContain('<td class="number">1.00</td><td class="number">3.00</td>');
});
