import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { databases } from "@/db/testing/each-database";
import { statementsOf } from "@/db/testing/query-plans";
import { coreResourceTypes, type ListQuery, type ScimStore } from "@/scim";
import { filterOf, group } from "@/scim/testing/contract-subject";
import { documentText } from "./document-text";
import { behindKey } from "./testing/behind-key";
import { directoryTeam } from "./testing/directory-team";

describe.each(databases)("groups that are looked up at the same time in $name", ({ open }) => {
  let database: OpenDatabase;
  let store: ScimStore;
  let names: readonly string[];
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    store = (await directoryTeam(behindKey(database.db, "key"))).store;
    const drafts = [group(), group(), group()];
    for (const draft of drafts) await store.groups.create(draft);
    names = drafts.map(({ document }) => documentText(document, "displayName"));
  });

  function byName(name: string, references: boolean): ListQuery {
    const filter = filterOf(coreResourceTypes.Group, `displayName eq "${name}"`);
    const parts = [{ type: "Group", filter, references }] as const;
    const page = { kind: "index", startIndex: 1 } as const;
    return { parts, page, descending: false, count: 100, baseUrl: "https://muster.example/scim/v2" };
  }

  it.each([
    { shown: "with their members", references: true, statements: 3 },
    { shown: "without their members", references: false, statements: 1 },
  ])("are $statements statements for three $shown", async ({ references, statements }) => {
    const sent = await statementsOf(database.db, async () => {
      const pages = await Promise.all(names.map((name) => store.list(byName(name, references))));
      expect(pages.map(({ totalResults, resources }) => [totalResults, resources.length])).toEqual(
        names.map(() => [1, 1]),
      );
    });
    expect(sent).toHaveLength(statements);
  });
});
