import { expect, it } from "vitest";
import type { JsonObject } from "@/scim";
import { differenceBetween } from "./compare-answers";

function person(port: number, more: JsonObject = {}): JsonObject {
  const location = `http://127.0.0.1:${port}/scim/v2/Users/usr_0`;
  return {
    id: "usr_0",
    userName: "ada",
    active: true,
    meta: { created: "2026-01-05T00:00:00.000Z", location },
    ...more,
  };
}

const reads = { writes: false, exact: true };

it("the origin of an address does not count, what is in it does", () => {
  const ours = { status: 200, body: person(1000) };
  expect(differenceBetween(ours, { status: 200, body: person(2000) }, reads)).toBeUndefined();
  const other = { status: 200, body: person(2000, { active: false }) };
  expect(differenceBetween(ours, other, reads)).toMatch(/false.*instead of.*true/);
  expect(differenceBetween(ours, { status: 404, body: {} }, reads)).toMatch(/404 instead of 200/);
});

it("a list is compared person by person and by its total", () => {
  const list = (totalResults: number, ...Resources: JsonObject[]) => ({
    status: 200,
    body: { totalResults, Resources },
  });
  expect(differenceBetween(list(1, person(1)), list(1, person(2)), reads)).toBeUndefined();
  expect(differenceBetween(list(1, person(1)), list(2, person(2)), reads)).toBeDefined();
  expect(differenceBetween(list(1, person(1)), list(1), reads)).toBeDefined();
});

it("what a write makes may have other ids and times", () => {
  const made = (id: string, created: string) => ({ status: 201, body: { id, userName: "ada", meta: { created } } });
  const ours = made("usr_0123456789abcdefghjkmnpqrs", "2026-01-05T00:00:00.000Z");
  const theirs = made("usr_9123456789abcdefghjkmnpqrs", "2026-01-05T00:00:00.123Z");
  expect(differenceBetween(ours, theirs, { writes: true, exact: true })).toBeUndefined();
  expect(differenceBetween(ours, theirs, reads)).toBeDefined();
});

it("a peer is held to what it says, not to how", () => {
  const content = { writes: false, exact: false };
  const group = (...members: JsonObject[]) => ({ status: 200, body: { id: "grp_0", members } });
  expect(
    differenceBetween(group({ value: "a" }, { value: "b" }), group({ value: "b", $ref: "x" }, { value: "a" }), content),
  ).toBeUndefined();
  expect(differenceBetween(group({ value: "a" }), group(), content)).toBeDefined();
  expect(differenceBetween({ status: 204, body: {} }, group({ value: "a" }), content)).toBeUndefined();
  expect(differenceBetween({ status: 204, body: {} }, { status: 500, body: { detail: "broken" } }, content)).toMatch(
    /500.*broken/,
  );
});
