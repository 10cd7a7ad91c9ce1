import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ERRORS, NEVER_GIVEN } from "./errors";
import { productionSources } from "./testing/production-sources";

const union = /export type ScimType =(?<members>[^;]+);/.exec(
  readFileSync(new URL("../../scim/errors.ts", import.meta.url), "utf8"),
);
const keywords = [...(union?.groups?.members ?? "").matchAll(/"(\w+)"/g)].map(([, keyword = ""]) => keyword);
const sources = productionSources();

it("every keyword that the protocol knows is explained once, or said to be never given", () => {
  const explained = ERRORS.flatMap(({ scimType }) => (scimType === undefined ? [] : [scimType]));
  expect([...explained, ...NEVER_GIVEN].toSorted()).toEqual(keywords.toSorted());
});

it("what is said to be never given stands nowhere but in the list of keywords", () => {
  for (const keyword of NEVER_GIVEN) {
    expect([keyword, sources.filter((source) => source.includes(`"${keyword}"`)).length]).toEqual([keyword, 1]);
  }
});

it("every status with which the code refuses is explained", () => {
  const thrown = sources.flatMap((source) => [...source.matchAll(/new ScimError\(\s*(\d{3})\b/g)]);
  const statuses = [...new Set(thrown.map(([, status]) => Number(status)))];
  expect(statuses.length).toBeGreaterThan(8);
  const explained = new Set(ERRORS.map(({ status }) => status));
  expect(statuses.filter((status) => !explained.has(status))).toEqual([]);
});
