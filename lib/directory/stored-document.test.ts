import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { declareSchemas, type JsonObject, type JsonValue } from "@/scim";
import { bodies } from "@/scim/testing/arbitraries";
import { documentOf, mustGet } from "@/scim/testing/contract-subject";
import { exampleSchemas } from "@/scim/testing/declared-example";
import { memoryStore } from "@/scim/testing/memory-store";
import { idOf, scimClient } from "@/scim/testing/scim-client";
import { directoryTeam, removeTeams } from "./testing/directory-team";
import { linesOf, projectedGroup, projectedMember } from "./testing/projected-columns";

/** The embedded database is one process with us, and many times slower. */
const RUNS = { PGlite: 12, PostgreSQL: 40 } as const;

/** What is set once would refuse the next document. */
const schemas = exampleSchemas.map((schema) => ({
  ...schema,
  attributes: schema.attributes.filter(({ mutability }) => mutability !== "immutable"),
}));
const types = declareSchemas(schemas);

/** What names and addresses are cut, folded and told apart by; nobody may move to another domain. */
const name = fc.constantFrom(
  " Ada ",
  "ÄDA ß",
  "ΟΔΟΣ",
  "İx",
  "line\nbreak",
  "😀".repeat(256),
  "Long ".repeat(100),
  'a,"b"\\{}',
);
const address = fc.constantFrom("Ada@acme.example", "ADA.B@acme.example", "odd name@acme.example", "@", "a\nb");
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const email = fc.record(
  { value: address, primary: fc.constant(true), type: fc.constantFrom("work", "home") },
  { requiredKeys: [] },
);
const named = fc.record(
  {
    userName: fc.oneof(address, name),
    displayName: name,
    active: fc.boolean(),
    name: fc.record({ formatted: name, givenName: name, familyName: name }, { requiredKeys: [] }),
    emails: fc.uniqueArray(email, { maxLength: 3, selector: ({ primary }) => primary }),
  },
  { requiredKeys: [] },
);

const kinds = [
  {
    what: "a person",
    endpoint: "/Users",
    store: "users" as const,
    table: "members",
    documents: documentsOf(bodies(types.User), named),
    removable: [
      "displayName",
      "name",
      "name.givenName",
      "name.formatted",
      "emails",
      "externalId",
      "emails[primary eq true]",
    ],
    project: projectedMember,
  },
  {
    what: "a group",
    endpoint: "/Groups",
    store: "groups" as const,
    table: "groups",
    documents: documentsOf(bodies(types.Group), fc.record({ displayName: name }, { requiredKeys: [] })),
    removable: ["externalId"],
    project: projectedGroup,
  },
];

describe.each(databases)("in $name", ({ name: databaseName, open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  /** The text of the one row, as a document of its own and within that of the row, and what is derived beside it. */
  async function stored(table: string, teamId: string) {
    const found = await rows<{ document: JsonObject; printed: string; text: string; row: Record<string, unknown> }>(
      database.db,
      sql`select document, document::text as printed, document_text as text, to_jsonb(r) as row
        from ${sql.raw(table)} r where team_id = ${teamId}`,
    );
    expect(found).toHaveLength(1);
    return found[0] ?? expect.fail("There is no row.");
  }

  async function derivedColumns(table: string): Promise<readonly string[]> {
    const columns = await rows<{ name: string }>(
      database.db,
      sql`select column_name as name from information_schema.columns
        where table_schema = 'public' and table_name = ${table} and is_generated = 'ALWAYS'`,
    );
    return columns.map((column) => column.name).filter((each) => each !== "document_text");
  }

  it.each(kinds)(
    "the stored text and every derived column say what was written: $what",
    async (kind) => {
      const { endpoint, table, documents, removable, project } = kind;
      const columns = await derivedColumns(table);
      const removals = fc.uniqueArray(fc.constantFrom(...removable), { maxLength: 2 });
      await fc.assert(
        fc.asyncProperty(documents, documents, documents, removals, async (first, second, third, removed) => {
          await removeTeams(database.db);
          const { teamId, store } = await directoryTeam(database.db, { schemas });
          const memory = memoryStore(undefined, types);
          const clients = [memory, store].map((each) => scimClient({ store: each, resourceTypes: types }));
          const Operations = [{ op: "replace", value: third }, ...removed.map((path) => ({ op: "remove", path }))];
          const targets: string[] = [];
          const both = async (method: string, body: JsonObject) => {
            for (const [n, send] of clients.entries()) {
              const answer = await send(method, targets[n] ?? endpoint, body);
              expect(answer.status, answer.text).toBeLessThan(300);
              targets[n] ??= `${endpoint}/${idOf(answer)}`;
            }
            const id = targets[0]?.split("/").at(-1) ?? "";
            const wanted = documentOf(await mustGet(memory[kind.store], id));
            const { document, printed, text, row } = await stored(table, teamId);
            expect(document).toEqual(wanted);
            expect(`{${text}}`).toBe(printed);
            expect(JSON.parse(`{${text}}`)).toEqual(wanted);
            expect(derived(row, columns)).toEqual(project(wanted));
          };
          await both("POST", first);
          await both("PUT", second);
          await both("PATCH", { Operations });
        }),
        { numRuns: RUNS[databaseName] },
      );
    },
    120_000,
  );
});

function derived(row: Readonly<Record<string, unknown>>, columns: readonly string[]): Record<string, unknown> {
  const all = Object.fromEntries(columns.map((column) => [column, row[column]]));
  return typeof all.search_key === "string" ? { ...all, search_key: linesOf([all.search_key]) } : all;
}

/** Any document of the type, with names of ours more often than not. */
function documentsOf(
  any: fc.Arbitrary<JsonObject>,
  ours: fc.Arbitrary<Readonly<Record<string, JsonValue | undefined>>>,
): fc.Arbitrary<JsonObject> {
  return fc.tuple(any, rarely(ours)).map(([document, names = {}]) => ({ ...document, ...names }) as JsonObject);
}
