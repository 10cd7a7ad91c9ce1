import { expect, it } from "vitest";
import type { BoundFilter } from "../filter/bind";
import { parsePatch } from "../patch/parse";
import { groupResourceType } from "../schema/resource-types";
import type { ScimStore } from "../store";
import { BASE_URL } from "./base-url";
import {
  changeTo,
  documentOf,
  group,
  memberIds,
  mustGet,
  noMembers,
  person,
  type Subject,
  silent,
  uniqueName,
  withReferences,
} from "./contract-subject";

async function people({ users }: ScimStore, count: number): Promise<readonly string[]> {
  const created = await Promise.all(Array.from({ length: count }, () => users.create(person())));
  return created.map(({ id }) => id).toSorted();
}

function memberFilter(text: string): BoundFilter {
  const [operation] = parsePatch(groupResourceType, { Operations: [{ op: "remove", path: `members[${text}]` }] });
  const filter = operation && "filter" in operation.target ? operation.target.filter : undefined;
  if (!filter) throw new Error(`No filter: ${text}`);
  return filter;
}

/** Membership is changed as a delta; it is exact, atomic and never loses a concurrent change. */
export function membershipContract(subject: Subject): void {
  it("a group is created with its members, and its people name it among their groups", async () => {
    const { store } = subject();
    const ids = await people(store, 2);
    const created = await store.groups.create({ ...group({ displayName: uniqueName("Crew Ä") }), memberIds: ids });
    expect(created.references?.map(({ value }) => value).toSorted()).toEqual(ids);
    const display = documentOf(created).displayName;
    expect((await mustGet(store.users, ids[0] ?? "")).references).toEqual([{ value: created.id, display }]);
  });

  it("members go by any filter on their entries, but those who are added at once stay", async () => {
    const { store } = subject();
    const [a = "", b = "", c = ""] = await people(store, 3);
    const where = (text: string) => ({ ...noMembers, removeWhere: [memberFilter(text)], baseUrl: BASE_URL });
    const cases = [
      { delta: where(`value ne "${b}"`), left: [b] },
      { delta: where(`not (value eq "${b}" or value ew "${c}")`), left: [b, c] },
      { delta: where(`$ref eq "${BASE_URL}/Users/${a}"`), left: [b, c] },
      { delta: where(`value gt "${a}" and type eq "user"`), left: [a] },
      { delta: where(`value co "${a.slice(0, 4)}"`), left: [] },
      { delta: { ...where("value pr"), add: [b] }, left: [b] },
      { delta: where('value sw "nobody"'), left: [a, b, c] },
    ];
    for (const { delta, left } of cases) {
      const { id, version } = await store.groups.create({ ...group(), memberIds: [a, b, c] });
      const changed = await store.groups.update(id, { members: delta }, silent);
      expect(await memberIds(store, id)).toEqual([...left].toSorted());
      expect(changed.version).toBe(left.length === 3 ? version : version + 1);
    }
  });

  it("add, remove and clear are exact, and each change raises the version by one", async () => {
    const { store } = subject();
    const [a = "", b = "", c = ""] = await people(store, 3);
    const { id } = await store.groups.create({ ...group(), memberIds: [a, b] });
    const steps = [
      { delta: { ...noMembers, remove: [a], add: [c] }, left: [b, c] },
      { delta: { ...noMembers, remove: [b] }, left: [c] },
      { delta: { clear: true, add: [a, b], remove: [] }, left: [a, b] },
      { delta: { clear: true, add: [], remove: [] }, left: [] },
    ];
    for (const [index, { delta, left }] of steps.entries()) {
      const updated = await store.groups.update(id, { members: delta }, silent);
      expect(updated.version).toBe(index + 2);
      expect(await memberIds(store, id)).toEqual(left);
    }
  });

  it("what changes no membership keeps version and lastModified", async () => {
    const { store } = subject();
    const [a = "", b = ""] = await people(store, 2);
    const created = await store.groups.create({ ...group(), memberIds: [a] });
    const deltas = [
      noMembers,
      { ...noMembers, add: [a] },
      { ...noMembers, remove: [b, "unknown"] },
      { clear: true, add: [a], remove: [] },
    ];
    for (const members of deltas) {
      expect(await store.groups.update(created.id, { members }, withReferences)).toEqual(created);
    }
  });

  it("an unknown member is 400 by its id, and neither members nor document change", async () => {
    const { store } = subject();
    const [a = "", b = ""] = await people(store, 2);
    const created = await store.groups.create({ ...group(), memberIds: [a] });
    const unknown = uniqueName("nobody");
    const change = { ...changeTo({ externalId: "x" }), members: { clear: true, add: [b, unknown], remove: [] } };
    const refused = { status: 400, scimType: "invalidValue", message: expect.stringContaining(unknown) };
    await expect(store.groups.update(created.id, change, silent)).rejects.toMatchObject(refused);
    expect(await mustGet(store.groups, created.id)).toEqual(created);
  });

  it("a group as a member is 400 and called a group, its own one and another", async () => {
    const { store } = subject();
    const { id } = await store.groups.create(group());
    const { id: other } = await store.groups.create(group());
    for (const named of [id, other]) {
      const refused = {
        status: 400,
        scimType: "invalidValue",
        message: expect.stringContaining(`"${named}" is a group.`),
      };
      await expect(store.groups.update(id, { members: { ...noMembers, add: [named] } }, silent)).rejects.toMatchObject(
        refused,
      );
    }
    expect(await memberIds(store, id)).toEqual([]);
  });

  it("a group with an unknown member is not created", async () => {
    const { store } = subject();
    const draft = group();
    const unknown = uniqueName("nobody");
    const refused = { status: 400, scimType: "invalidValue", message: expect.stringContaining(unknown) };
    await expect(store.groups.create({ ...draft, memberIds: [unknown] })).rejects.toMatchObject(refused);
    expect((await store.groups.create(draft)).references).toEqual([]);
  });

  it("a document that throws leaves the members as they were", async () => {
    const { store } = subject();
    const [a = ""] = await people(store, 1);
    const created = await store.groups.create(group());
    const refused = new Error("No.");
    const document = () => {
      throw refused;
    };
    const change = { document, members: { ...noMembers, add: [a] } };
    await expect(store.groups.update(created.id, change, silent)).rejects.toBe(refused);
    expect(await mustGet(store.groups, created.id)).toEqual(created);
  });

  it("of 30 parallel deltas on one group none is lost", async () => {
    const { store } = subject();
    const ids = await people(store, 30);
    const before = ids.slice(0, 15);
    const { id, version } = await store.groups.create({ ...group(), memberIds: before });
    const deltas = ids.map((each, index) =>
      index < 15 ? { ...noMembers, remove: [each] } : { ...noMembers, add: [each] },
    );
    const answers = await Promise.all(deltas.map((members) => store.groups.update(id, { members }, silent)));
    expect(await memberIds(store, id)).toEqual(ids.slice(15));
    expect((await mustGet(store.groups, id)).version).toBe(version + 30);
    const versions = answers.map((answer) => answer.version).toSorted((left, right) => left - right);
    expect(versions).toEqual(ids.map((_, index) => version + index + 1));
  });

  it("of parallel deltas about one person each that changes something raises the version by one", async () => {
    const { store } = subject();
    const [a = ""] = await people(store, 1);
    const { id, version } = await store.groups.create(group());
    const deltas = Array.from({ length: 9 }, (_, index) =>
      index % 3 === 1 ? { ...noMembers, remove: [a] } : { ...noMembers, add: [a] },
    );
    const answers = await Promise.all(deltas.map((members) => store.groups.update(id, { members }, silent)));
    const after = await mustGet(store.groups, id);
    // Who was no member is one after the first change, none after the second, and so on.
    expect(after.references).toEqual((after.version - version) % 2 === 1 ? [{ value: a }] : []);
    expect(Math.max(...answers.map((answer) => answer.version))).toBe(after.version);
  });

  it("a removed person leaves the groups, a removed group leaves the people", async () => {
    const { store } = subject();
    const [a = "", b = ""] = await people(store, 2);
    const { id } = await store.groups.create({ ...group(), memberIds: [a, b] });
    await store.users.remove(a, {});
    expect(await memberIds(store, id)).toEqual([b]);
    await store.groups.remove(id, {});
    expect((await mustGet(store.users, b)).references).toEqual([]);
  });

  it("members come in the same order on every read", async () => {
    const { store } = subject();
    const ids = await people(store, 5);
    const { id } = await store.groups.create({ ...group(), memberIds: ids.toReversed() });
    const first = (await mustGet(store.groups, id)).references;
    const [a = ""] = ids;
    await store.groups.update(id, { members: { ...noMembers, remove: [a] } }, silent);
    await store.groups.update(id, { members: { ...noMembers, add: [a] } }, silent);
    expect((await mustGet(store.groups, id)).references).toEqual(first);
  });
}
