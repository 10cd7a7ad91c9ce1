import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import type { ScimStore } from "../store";
import { bulkPieces, bulkResults, postGroup, postUser, resultId } from "../testing/bulk-client";
import { memoryStore } from "../testing/memory-store";
import { scimClient } from "../testing/scim-client";

const config = { bulkOperationsMax: 1_000 };

/** A store that tells how many people it was asked to make together, and how many it made; a 1 alone is one by itself. */
function watchedStore() {
  const store = memoryStore();
  const calls: string[] = [];
  const watched: ScimStore = {
    ...store,
    users: {
      ...store.users,
      create: (draft) => {
        calls.push("1");
        return store.users.create(draft);
      },
      createMany: async (drafts) => {
        const made = (await store.users.createMany?.(drafts)) ?? [];
        calls.push(`${made.length} of ${drafts.length}`);
        return made;
      },
    },
  };
  return { store: watched, calls };
}

async function run(operations: readonly JsonObject[], rest: JsonObject = {}) {
  const { store, calls } = watchedStore();
  const send = scimClient({ store, config });
  const results = await bulkResults(send, operations, rest);
  return { send, calls, results, statuses: results.map(({ status }) => status) };
}

const people = (count: number, prefix = "p") => Array.from({ length: count }, (_, n) => postUser(`${prefix}${n}`));

describe("creates of people that follow each other in a Bulk request", () => {
  it("are made together, a hundred at most, each with the answer that it has by itself", async () => {
    const { calls, results, send } = await run(people(250));
    expect(calls).toEqual(["100 of 100", "100 of 100", "50 of 50"]);
    expect(results.map(({ bulkId }) => bulkId)).toEqual(people(250).map(({ bulkId }) => bulkId));
    for (const n of [0, 99, 100, 249]) {
      const { body } = await send("GET", `/Users/${resultId(results[n])}`);
      expect(body).toMatchObject({ userName: `p${n}`, active: true });
      const { location, version } = body.meta as JsonObject;
      expect(results[n]).toEqual({ method: "POST", bulkId: `p${n}`, location, version, status: "201" });
    }
  });

  it("are made when their answers are taken, which come at once", async () => {
    const { store, calls } = watchedStore();
    const pieces = await bulkPieces(store, people(150), config);
    await pieces.next();
    expect(calls).toEqual([]);
    const { value } = await pieces.next();
    expect(JSON.parse(`[${value}]`)).toHaveLength(100);
    expect(calls).toEqual(["100 of 100"]);
    await pieces.return?.();
    expect(calls).toEqual(["100 of 100"]);
  });

  it("end at what is no create of a person, is invalid or waits for one of them", async () => {
    const withManager = postUser("c", {
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager": "bulkId:a",
    });
    const { calls, statuses } = await run([
      postUser("a"),
      postUser("b"),
      withManager,
      postUser("d"),
      postUser("e", { emails: 5 }),
      postUser("f"),
      postUser("g"),
      postGroup("h", "bulkId:f"),
      { method: "DELETE", path: "/Users/bulkId:g" },
      postUser("i"),
    ]);
    expect(calls).toEqual(["2 of 2", "2 of 2", "2 of 2", "1"]);
    expect(statuses).toEqual(["201", "201", "201", "201", "400", "201", "201", "201", "204", "201"]);
  });

  it("behind the last error that is allowed are not made", async () => {
    const invalid = postUser("x", { emails: 5 });
    const taken = postUser("y", { userName: "P0" });
    const { calls, statuses, send } = await run([...people(3), taken, ...people(2, "q"), invalid, ...people(2, "r")], {
      failOnErrors: 2,
    });
    expect(statuses).toEqual(["201", "201", "201", "409", "201", "201", "400"]);
    expect(calls).toEqual(["3 of 6", "1", "2 of 2"]);
    expect((await send("GET", "/Users")).body.totalResults).toBe(5);
  });

  it("are looked at ahead the less, the more of them are refused, and again the more are made", async () => {
    const taken = Array.from({ length: 20 }, (_, n) => postUser(`t${n}`, { userName: "p0" }));
    const { calls, statuses } = await run([...people(1), ...taken, ...people(30, "q")]);
    expect(statuses.filter((status) => status === "409")).toHaveLength(20);
    expect(calls).toEqual(["1 of 51", ...taken.map(() => "1"), "1", "2 of 2", "4 of 4", "8 of 8", "15 of 15"]);
  });

  it("are made one by one where the store has a fault, which is told", async () => {
    const store = memoryStore();
    const faults: unknown[] = [];
    const fault = new Error("broken");
    const users = { ...store.users, createMany: () => Promise.reject(fault) };
    const send = scimClient({ store: { ...store, users }, config, onFault: (each) => faults.push(each) });
    const results = await bulkResults(send, people(3));
    expect(results.map(({ status }) => status)).toEqual(["201", "201", "201"]);
    expect(faults).toEqual([fault]);
  });
});
