import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { databases } from "@/db/testing/each-database";
import type { JsonObject, ResourceType, ScimStore } from "@/scim";
import { bindFilter } from "@/scim/filter/bind";
import { parseFilter } from "@/scim/filter/parse";
import { documentOf, type ListOptions, listOf, sortOf } from "@/scim/testing/contract-subject";
import { memoryStore } from "@/scim/testing/memory-store";
import { directoryTeam, removeTeams } from "./testing/directory-team";
import {
  filtersOf,
  groupDocuments,
  randomGroupType,
  randomUserType,
  sortPaths,
  userDocuments,
} from "./testing/random-directory";

/** The stores read the clock differently often; standing still it gives both the same times. */
function frozenClock(): () => Date {
  return () => new Date("2026-01-01T00:00:02.000Z");
}

const types = [
  { name: "people", type: randomUserType },
  { name: "groups", type: randomGroupType },
];

describe.each(databases)("in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  async function bothStores(people: readonly JsonObject[], groups: readonly JsonObject[]) {
    await removeTeams(database.db);
    const { store } = await directoryTeam(database.db, { clock: frozenClock() });
    const memory = memoryStore(frozenClock());
    for (const each of [memory, store]) await fill(each, people, groups);
    return { store, memory };
  }

  describe.each(types)("$name", ({ type }) => {
    it("filters on any attribute find what the evaluator finds", async () => {
      const filters = fc.array(filtersOf(type), { minLength: 40, maxLength: 60 });
      await fc.assert(
        fc.asyncProperty(userDocuments, groupDocuments, filters, async (people, groups, texts) => {
          const { store, memory } = await bothStores(people, groups);
          for (const text of texts) {
            const query = { filter: bindFilter(type, parseFilter(text)) };
            expect([text, await namesOf(store, type, query)]).toEqual([text, await namesOf(memory, type, query)]);
          }
        }),
        { numRuns: 4 },
      );
    });

    it("sorts by any attribute order as the comparison of keys does", async () => {
      await fc.assert(
        fc.asyncProperty(userDocuments, groupDocuments, async (people, groups) => {
          const { store, memory } = await bothStores(people, groups);
          for (const path of sortPaths(type)) {
            for (const descending of [false, true]) {
              const query = { sortBy: sortOf(type, path), descending };
              const order = [path, descending, await namesOf(store, type, query)];
              expect(order).toEqual([path, descending, await namesOf(memory, type, query)]);
            }
          }
        }),
        { numRuns: 2 },
      );
    });
  });
});

async function fill(store: ScimStore, people: readonly JsonObject[], groups: readonly JsonObject[]): Promise<void> {
  const ids: string[] = [];
  for (const document of people) ids.push((await store.users.create({ document })).id);
  for (const [index, document] of groups.entries()) {
    await store.groups.create({ document, memberIds: ids.slice(0, index) });
  }
}

async function namesOf(store: ScimStore, type: ResourceType, query: ListOptions): Promise<readonly unknown[]> {
  const page = await listOf(store, type, query);
  expect(page.totalResults).toBe(page.resources.length);
  return page.resources.map((resource) => {
    const { userName, displayName } = documentOf(resource);
    return userName ?? displayName;
  });
}
