import { expect, it } from "vitest";
import { invalidValue } from "../errors";
import type { JsonObject } from "../json";
import { changeTo, documentOf, group, mustGet, person, type Subject, silent, withReferences } from "./contract-subject";

const ISO_MILLISECONDS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const kinds = [
  { kind: "users", draft: person, change: { nickName: "Nick" } },
  { kind: "groups", draft: group, change: { externalId: "changed" } },
] as const;

/** Create, get, update, remove, and what a refused write leaves behind. */
export function writeContract(subject: Subject): void {
  it.each(kinds)("$kind: what is created can be read, with a version and times", async ({ kind, draft }) => {
    const store = subject().store[kind];
    const { document } = draft({ externalId: "Ext-Ä-1" });
    const created = await store.create({ document });
    expect(documentOf(created)).toEqual(document);
    expect(created).toMatchObject({ version: 1, references: [] });
    expect(created.created).toMatch(ISO_MILLISECONDS);
    expect(created.lastModified).toBe(created.created);
    expect(await store.get(created.id, withReferences)).toEqual(created);
  });

  it.each(kinds)("$kind: references are left out when they are not asked for", async ({ kind, draft }) => {
    const store = subject().store[kind];
    const { id } = await store.create(draft());
    expect(await store.get(id, silent)).not.toHaveProperty("references");
    expect((await store.get(id, withReferences))?.references).toEqual([]);
  });

  it.each(kinds)("$kind: a change raises the version by one and keeps id and created", async (row) => {
    const store = subject().store[row.kind];
    const created = await store.create(row.draft());
    const updated = await store.update(created.id, changeTo(row.change), silent);
    expect(documentOf(updated)).toEqual({ ...documentOf(created), ...row.change });
    expect(updated).toMatchObject({ id: created.id, created: created.created, version: created.version + 1 });
    expect(updated.lastModified >= created.lastModified).toBe(true);
    expect(await store.get(created.id, silent)).toEqual(updated);
  });

  it.each(kinds)("$kind: a change that changes nothing keeps version and lastModified", async ({ kind, draft }) => {
    const store = subject().store[kind];
    const created = await store.create(draft({ externalId: "same" }));
    const reordered = { document: (current: JsonObject) => Object.fromEntries(Object.entries(current).toReversed()) };
    for (const change of [{}, changeTo({}), changeTo({ externalId: "same" }), reordered]) {
      expect(await store.update(created.id, change, withReferences)).toEqual(created);
    }
  });

  it.each(kinds)("$kind: a change that throws leaves everything as it was", async ({ kind, draft }) => {
    const store = subject().store[kind];
    const created = await store.create(draft());
    const refused = invalidValue("No.");
    const spoil = (current: JsonObject) => {
      current.externalId = "spoilt";
      throw refused;
    };
    await expect(store.update(created.id, { document: spoil }, silent)).rejects.toBe(refused);
    expect(await mustGet(store, created.id)).toEqual(created);
  });

  it.each(kinds)("$kind: ifMatch lets the current version through and refuses others with 412", async (row) => {
    const store = subject().store[row.kind];
    const { id, version } = await store.create(row.draft());
    const { version: second } = await store.update(id, changeTo(row.change), { ...silent, ifMatch: [99, version] });
    expect(second).toBe(version + 1);
    const late = { ...silent, ifMatch: [version] };
    await expect(store.update(id, changeTo({ externalId: "late" }), late)).rejects.toMatchObject({ status: 412 });
    await expect(store.update(id, {}, { ...silent, ifMatch: [] })).rejects.toMatchObject({ status: 412 });
    await expect(store.remove(id, late)).rejects.toMatchObject({ status: 412 });
    expect((await mustGet(store, id)).version).toBe(second);
    await store.remove(id, { ifMatch: [second] });
    expect(await store.get(id, silent)).toBeUndefined();
  });

  it.each(kinds)(
    "$kind: what is removed is gone, and an unknown id is 404 for every write",
    async ({ kind, draft }) => {
      const store = subject().store[kind];
      const { id } = await store.create(draft());
      await store.remove(id, {});
      for (const unknown of [id, "nobody", "", "ÄÖ 'x' \\ %"]) {
        expect(await store.get(unknown, silent)).toBeUndefined();
        await expect(store.update(unknown, changeTo({}), silent)).rejects.toMatchObject({ status: 404 });
        await expect(store.remove(unknown, {})).rejects.toMatchObject({ status: 404 });
      }
    },
  );

  it.each(kinds)("$kind: of parallel changes to one resource none is lost", async ({ kind, draft }) => {
    const store = subject().store[kind];
    const { id, version } = await store.create(draft({ externalId: "0" }));
    const count = (current: JsonObject) => ({ ...current, externalId: String(Number(current.externalId) + 1) });
    await Promise.all(Array.from({ length: 8 }, () => store.update(id, { document: count }, silent)));
    const counted = await mustGet(store, id);
    expect(documentOf(counted).externalId).toBe("8");
    expect(counted.version).toBe(version + 8);
  });

  it("users: values come back as they were sent", async () => {
    const { users } = subject().store;
    const document = { nickName: "😀 \u2028 'q' \"w\" \\ %_", roles: [{ value: '{"id":"1"}' }], title: " padded " };
    const { id } = await users.create(person(document));
    expect(documentOf(await mustGet(users, id))).toMatchObject(document);
  });
}
