import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { bulkPieces, postGroup, postUser } from "../testing/bulk-client";
import { memoryStore } from "../testing/memory-store";

/** The pieces of the answer over a store that makes people one by one, and how many have been made by now. */
async function open(...operations: readonly ReturnType<typeof postUser>[]) {
  const store = memoryStore();
  let made = 0;
  const create: typeof store.users.create = (draft) => {
    made += 1;
    return store.users.create(draft);
  };
  const { createMany: _, ...users } = store.users;
  const pieces = await bulkPieces({ ...store, users: { ...users, create } }, operations);
  return { pieces, made: () => made };
}

const piece = (text: unknown) => ({ done: false, value: expect.stringContaining(String(text)) });

describe("the answer of a Bulk request", () => {
  it("runs an operation when its piece is taken, not before", async () => {
    const { pieces, made } = await open(postUser("a"), postUser("b"), postUser("c"));
    expect(made()).toBe(0);
    expect(await pieces.next()).toEqual(piece('"Operations":['));
    expect(made()).toBe(0);
    for (const [index, bulkId] of ["a", "b", "c"].entries()) {
      expect(await pieces.next()).toEqual(piece(`"bulkId":"${bulkId}"`));
      expect(made()).toBe(index + 1);
    }
    expect(await pieces.next()).toEqual(piece("]}"));
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
  });

  it("runs nothing more when its reader goes", async () => {
    const { pieces, made } = await open(postUser("a"), postUser("b"), postUser("c"));
    await pieces.next();
    await pieces.next();
    await pieces.return?.();
    expect(await pieces.next()).toEqual({ done: true, value: undefined });
    expect(made()).toBe(1);
  });

  it("holds results back for one that waits, and runs no further than it must", async () => {
    const operations = [postUser("a"), postGroup("g", "bulkId:c"), postUser("b"), postUser("c"), postUser("d")];
    const { pieces, made } = await open(...operations);
    await pieces.next();
    expect(await pieces.next()).toEqual(piece('"bulkId":"a"'));
    expect(made()).toBe(1);
    const { value } = await pieces.next();
    expect((JSON.parse(`[${String(value).slice(1)}]`) as JsonObject[]).map(({ bulkId }) => bulkId)).toEqual([
      "g",
      "b",
      "c",
    ]);
    expect(made()).toBe(3);
    expect(await pieces.next()).toEqual(piece('"bulkId":"d"'));
    expect(made()).toBe(4);
  });
});
