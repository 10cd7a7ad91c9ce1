import { describe, expect, it } from "vitest";
import { arrangeKeys } from "./arrange-keys";
import { exampleKey } from "./testing/example-key";

function families(keys: Parameters<typeof arrangeKeys>[0]) {
  return arrangeKeys(keys).live.map(({ id, key, previous }) => ({
    id,
    key: key.id,
    previous: previous.map((old) => old.id),
  }));
}

describe("arrangeKeys", () => {
  it("puts a replaced key below the one that took its place", () => {
    const keys = [exampleKey({ id: "new" }), exampleKey({ id: "old", status: "expiring", replacedById: "new" })];
    expect(families(keys)).toEqual([{ id: "old", key: "new", previous: ["old"] }]);
  });

  it("gathers a line of replacements below its last key", () => {
    const keys = [
      exampleKey({ id: "c" }),
      exampleKey({ id: "b", replacedById: "c", status: "expiring" }),
      exampleKey({ id: "a", replacedById: "b", status: "expiring" }),
    ];
    expect(families(keys)).toEqual([{ id: "a", key: "c", previous: ["b", "a"] }]);
  });

  it("shows a replaced key in its own right when what replaced it is revoked", () => {
    const keys = [exampleKey({ id: "new", status: "revoked" }), exampleKey({ id: "old", replacedById: "new" })];
    expect(families(keys)).toEqual([{ id: "old", key: "old", previous: [] }]);
  });

  it("keeps the id of a line when its first keys are gone from use", () => {
    const keys = [exampleKey({ id: "b" }), exampleKey({ id: "a", status: "expired", replacedById: "b" })];
    expect(families(keys)).toEqual([{ id: "a", key: "b", previous: [] }]);
  });

  it("retires revoked and expired keys", () => {
    const keys = [exampleKey({ id: "r", status: "revoked" }), exampleKey({ id: "e", status: "expired" })];
    expect(arrangeKeys(keys)).toEqual({ live: [], retired: keys });
  });

  it("ends for keys that replaced each other", () => {
    const keys = [exampleKey({ id: "a", replacedById: "b" }), exampleKey({ id: "b", replacedById: "a" })];
    expect(() => arrangeKeys(keys)).not.toThrow();
  });
});
