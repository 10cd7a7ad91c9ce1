import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "./database";
import { rows } from "./rows";
import { groups, members, teams } from "./schema/tables";
import { databases } from "./testing/each-database";

describe.each(databases)("derived columns on $name", ({ open }) => {
  let opened: OpenDatabase;
  let made = 0;
  beforeAll(async () => {
    opened = await open();
    await opened.db.insert(teams).values({ id: "tm_1", name: "T", plan: "enterprise", seats: 5 });
  });
  afterAll(() => opened.close());

  async function derivedFrom(document: Record<string, unknown>) {
    made += 1;
    const id = `usr_${made}`;
    await opened.db
      .insert(members)
      .values({ teamId: "tm_1", id, source: "scim", document: { userName: `user-${made}`, ...document } });
    const [member] = await opened.db.select().from(members).where(eq(members.id, id));
    if (member === undefined) throw new Error("The member was not stored.");
    return member;
  }

  it("folds the userName and keeps it as it was sent", async () => {
    const member = await derivedFrom({ userName: "ÄDA@Acme.example", externalId: "Ext-1" });
    expect(member).toMatchObject({
      userName: "ÄDA@Acme.example",
      userNameKey: "äda@acme.example",
      externalId: "Ext-1",
    });
  });

  it("lets no two members of a team have userNames that differ in case only", async () => {
    await derivedFrom({ userName: "Twin" });
    await expect(derivedFrom({ userName: "tWIN" })).rejects.toThrow();
  });

  it("is active unless the document says false", async () => {
    expect((await derivedFrom({})).active).toBe(true);
    expect((await derivedFrom({ active: true })).active).toBe(true);
    expect((await derivedFrom({ active: false })).active).toBe(false);
  });

  it.each([
    [
      "the primary e-mail",
      { emails: [{ value: "a@x.example" }, { value: "B@x.example", primary: true }] },
      "B@x.example",
    ],
    ["else the first", { emails: [{ type: "work" }, { value: "c@x.example" }] }, "c@x.example"],
    ["else a userName that looks like one", { userName: "Dora@x.example" }, "Dora@x.example"],
    ["else none", { userName: "dora", emails: [] }, null],
  ])("takes as address %s", async (_which, document, email) => {
    expect(await derivedFrom(document)).toMatchObject({ email, emailKey: email?.toLowerCase() ?? null });
  });

  it("has the keys of all e-mail addresses", async () => {
    const { emailKeys } = await derivedFrom({
      emails: [{ value: "A@x.example" }, { display: "no value" }, { value: "É@x" }],
    });
    expect(emailKeys).toEqual(["a@x.example", "é@x"]);
    expect((await derivedFrom({})).emailKeys).toEqual([]);
  });

  const name = { formatted: "Dr Ada Lovelace", givenName: "Ada", familyName: "Lovelace" };
  it.each([
    ["displayName", { displayName: "Countess", name }, "Countess"],
    ["name.formatted", { displayName: "", name }, "Dr Ada Lovelace"],
    ["given and family name", { name: { ...name, formatted: "" } }, "Ada Lovelace"],
    ["one of the two", { name: { familyName: "Lovelace" } }, "Lovelace"],
    ["userName", { userName: "Only.This", name: {} }, "Only.This"],
  ])("shows as name the %s when what comes before it is missing", async (_which, document, shownName) => {
    expect(await derivedFrom(document)).toMatchObject({ shownName, shownNameKey: shownName.toLowerCase() });
  });

  it("stores names that are longer than an index entry, cut where they are shown and sorted", async () => {
    // Random digits do not shrink when they are compressed.
    const formatted = Array.from({ length: 3_000 }, () => Math.random().toString(36).slice(2, 12)).join("");
    const member = await derivedFrom({ name: { formatted } });
    expect(member.document).toMatchObject({ name: { formatted } });
    expect([member.shownName, member.shownNameKey]).toEqual([formatted.slice(0, 512), formatted.slice(0, 512)]);
  });

  it("is searched in by name, userName and all e-mail addresses, folded, each once", async () => {
    const emails = [{ value: "Ada@x.example" }, { value: "Second@y.example" }, { display: "no value" }];
    const { searchKey } = await derivedFrom({ userName: "ADA@x.example", displayName: "Áda", emails });
    expect(searchKey.split("\n").toSorted()).toEqual(["ada@x.example", "second@y.example", "áda"]);
    expect((await derivedFrom({ userName: "Nameless" })).searchKey).toBe("nameless");
  });

  it("is found by parts of these by an index", async () => {
    await opened.db.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      const plan = await rows<Record<string, string>>(
        tx,
        sql`explain select 1 from members where search_key like '%lovelace%'`,
      );
      expect(JSON.stringify(plan)).toContain("members_search");
    });
  });

  it("derives a group's columns, unique by folded displayName", async () => {
    const group = (id: string, displayName: string) =>
      opened.db
        .insert(groups)
        .values({ teamId: "tm_1", id, source: "scim", document: { displayName, externalId: "E" } });
    await group("grp_1", "Designers");
    const [stored] = await opened.db.select().from(groups);
    expect(stored).toMatchObject({
      displayName: "Designers",
      displayNameKey: "designers",
      externalId: "E",
      version: 1,
    });
    await expect(group("grp_2", "DESIGNERS")).rejects.toThrow();
  });

  it("orders comparison keys by code point, whatever the database's collation", async () => {
    const columns = await rows<{ column: string; collation: string }>(
      opened.db,
      sql`select column_name as column, collation_name as collation from information_schema.columns
        where table_schema = 'public' and data_type = 'text' and (column_name like '%\\_key' or column_name = 'external_id')`,
    );
    expect(columns.length).toBeGreaterThan(8);
    expect(columns.filter(({ collation }) => collation !== "C")).toEqual([]);
  });
});
