import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { CONNECTOR_ROWS, PRODUCT_ROWS, SHOWN_ELSEWHERE } from "./testing/rows";
import { loadProfile, PROFILES } from "./transcript";

const transcripts = await Promise.all(
  PROFILES.map(async (profile) => ({ profile, steps: (await loadProfile(profile)).flatMap(({ steps }) => steps) })),
);
const shown = new Set(transcripts.flatMap(({ steps }) => steps.flatMap(({ rows }) => rows)));

describe("the rows of the connector table", () => {
  it("are each shown by a step of a transcript, or by a test that is named", () => {
    expect(CONNECTOR_ROWS.filter((row) => !shown.has(row) && !SHOWN_ELSEWHERE[row])).toEqual([]);
  });

  it("are what the steps name, without a slip", () => {
    expect([...shown].filter((row) => !CONNECTOR_ROWS.includes(row) && !PRODUCT_ROWS.includes(row))).toEqual([]);
  });

  it("are in the list of tests only when no transcript shows them", () => {
    expect(Object.keys(SHOWN_ELSEWHERE).filter((row) => shown.has(row) || !CONNECTOR_ROWS.includes(row))).toEqual([]);
  });

  it.each(Object.entries(SHOWN_ELSEWHERE))("%s has its test where the list says", async (_, { file, test }) => {
    const source = await readFile(file, "utf8");
    expect(source.includes(test), `${file} has no test "${test}"`).toBe(true);
  });
});

it.each(transcripts)("$profile has a conversation in which every step shows a row", ({ steps }) => {
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.filter(({ rows }) => rows.length === 0).map(({ title }) => title)).toEqual([]);
});

it("O9: Okta deletes nobody, it deactivates", () => {
  const okta = transcripts.find(({ profile }) => profile === "okta");
  const deleted = okta?.steps.filter(({ request }) => request.method === "DELETE").map(({ request }) => request.path);
  expect(deleted?.length).toBeGreaterThan(0);
  expect(deleted?.filter((path) => !path.startsWith("/Groups/"))).toEqual([]);
});
