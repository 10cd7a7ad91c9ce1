import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import type { JsonObject } from "@/scim";
import { signInAddress } from "./sign-in-address";

const text = fc.constantFrom("ada", "ada@acme.example", "Ada@ACME.example", "a b@x.example", "a@b@c", "@x", "x@", "");
const email = fc
  .record({ value: text, primary: fc.boolean(), type: fc.constantFrom("work", "home") }, { requiredKeys: [] })
  .map((object): JsonObject => ({ ...object }));
const documents = fc
  .record({ userName: text, emails: fc.array(email, { maxLength: 3 }) }, { requiredKeys: ["userName"] })
  .map((object): JsonObject => ({ ...object }));

describe.each(databases)("the address to sign in with, in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("is the one that the database derives from the document", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(documents, { minLength: 20, maxLength: 20 }), async (some) => {
        const found = await rows<{ email: string | null }>(
          database.db,
          sql`select scim_email(d.document) as email
            from jsonb_array_elements(${JSON.stringify(some)}::jsonb) with ordinality d(document, at) order by at`,
        );
        expect(found.map((row) => row.email ?? undefined)).toEqual(some.map(signInAddress));
      }),
      { numRuns: 20 },
    );
  });
});
