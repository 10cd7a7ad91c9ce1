import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { databases } from "@/db/testing/each-database";
import { type JsonObject, type ScimStore, userResourceType } from "@/scim";
import { bindFilter } from "@/scim/filter/bind";
import { parseFilter } from "@/scim/filter/parse";
import { resolvePath } from "@/scim/schema/attribute-path";
import { type ListOptions, listOf } from "@/scim/testing/contract-subject";
import { memoryStore } from "@/scim/testing/memory-store";
import { directoryTeam, removeTeams } from "./testing/directory-team";
import { filters, userDocuments } from "./testing/random-directory";

const FILTERS_A_TEAM = 60;

/** The stores read the clock differently often; standing still it gives both the same times. */
function frozenClock(): () => Date {
  return () => new Date("2026-01-01T00:00:02.000Z");
}

describe.each(databases)("filters and sorts in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  async function bothStores(documents: readonly JsonObject[]) {
    await removeTeams(database.db);
    const { store } = await directoryTeam(database.db, { clock: frozenClock() });
    const memory = memoryStore(frozenClock());
    for (const each of [memory, store]) await fill(each, documents);
    return { store, memory };
  }

  it("find what the evaluator finds", async () => {
    await fc.assert(
      fc.asyncProperty(
        userDocuments,
        fc.array(filters, { minLength: 20, maxLength: FILTERS_A_TEAM }),
        async (documents, texts) => {
          const { store, memory } = await bothStores(documents);
          for (const text of texts) {
            const query = { filter: bindFilter(userResourceType, parseFilter(text)) };
            expect([text, await userNames(store, query)]).toEqual([text, await userNames(memory, query)]);
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  it.each([
    "userName",
    "name.familyName",
    "emails",
    "emails.type",
    "active",
    "meta.created",
    "manager",
    "title",
    "name",
  ])("order by %s as the comparison of keys does", async (path) => {
    await fc.assert(
      fc.asyncProperty(userDocuments, fc.boolean(), async (documents, descending) => {
        const { store, memory } = await bothStores(documents);
        const target = resolvePath(userResourceType, path);
        if (!target || "extension" in target) throw new Error(`${path} is no attribute`);
        const query = { sortBy: target, descending };
        expect(await userNames(store, query)).toEqual(await userNames(memory, query));
      }),
      { numRuns: 3 },
    );
  });
});

async function fill(store: ScimStore, documents: readonly JsonObject[]): Promise<void> {
  const ids: string[] = [];
  for (const document of documents) ids.push((await store.users.create({ document })).id);
  const schemas = ["urn:ietf:params:scim:schemas:core:2.0:Group"];
  await store.groups.create({ document: { schemas, displayName: "Ada" }, memberIds: ids.slice(0, 1) });
  await store.groups.create({ document: { schemas, displayName: "Team" }, memberIds: ids.slice(0, 2) });
}

async function userNames(store: ScimStore, query: ListOptions): Promise<readonly unknown[]> {
  const page = await listOf(store, userResourceType, query);
  expect(page.totalResults).toBe(page.resources.length);
  return page.resources.map(({ text }) => (JSON.parse(text) as JsonObject).userName);
}
