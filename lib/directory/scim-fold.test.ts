import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows, textArray } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { foldCase } from "@/scim/case-fold";

/** Letters newer than Unicode 15: node or the server may not know yet that they have a case. */
const NEW_LETTERS = /[\u{1c89}\u{1c8a}\u{a7cb}-\u{a7dc}\u{10d50}-\u{10d85}\u{16ea0}-\u{16ed3}]/u;
/** PGlite takes a byte order mark at the beginning of a value for none of it. */
const MARK = "\uFEFF";

function isComparable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0") && !text.startsWith(MARK) && !NEW_LETTERS.test(text);
}

describe.each(databases)("scim_fold on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  async function foldInDatabase(texts: readonly string[]): Promise<readonly string[]> {
    const query = sql`select scim_fold(text) as folded from unnest(${textArray(texts)}) with ordinality as t(text, at) order by at`;
    return (await rows<{ folded: string }>(opened.db, query)).map(({ folded }) => folded);
  }

  it("equals foldCase for any strings", async () => {
    const text = fc.string({ unit: "binary" }).filter(isComparable);
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 20, maxLength: 60 }), async (texts) => {
        expect(await foldInDatabase(texts)).toEqual(texts.map(foldCase));
      }),
      { numRuns: 50 },
    );
  });

  it("equals foldCase for every code point", async () => {
    const texts = Array.from({ length: 0x110000 }, (_none, at) => String.fromCodePoint(at)).filter(isComparable);
    const different: string[] = [];
    for (let from = 0; from < texts.length; from += 100_000) {
      const part = texts.slice(from, from + 100_000);
      const folded = await foldInDatabase(part);
      part.forEach((text, at) => {
        if (folded[at] !== foldCase(text))
          different.push(`U+${text.codePointAt(0)?.toString(16)} ${folded[at]} ${foldCase(text)}`);
      });
    }
    expect(different).toEqual([]);
  });
});
