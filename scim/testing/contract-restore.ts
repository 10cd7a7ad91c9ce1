import { expect, it } from "vitest";
import type { JsonObject } from "../json";
import type { ResourceStore } from "../store";
import {
  changeTo,
  documentOf,
  group,
  memberIds,
  mustGet,
  person,
  refusal,
  type Subject,
  silent,
  uniqueName,
} from "./contract-subject";

async function inactive(users: ResourceStore, attributes: JsonObject) {
  const { id } = await users.create(person(attributes));
  return users.update(id, changeTo({ active: false }), silent);
}

/** An inactive person is found again by userName or externalId and restored in place. */
export function restoreContract(subject: Subject): void {
  it("an inactive person of the same userName, in any case, comes back under the old id", async () => {
    const { users } = subject().store;
    const userName = uniqueName("Return");
    const before = await inactive(users, { userName, nickName: "old", externalId: "old" });
    const { document } = person({ userName: userName.toUpperCase(), title: "new" });
    const restored = await users.create({ document });
    expect(restored).toMatchObject({ id: before.id, created: before.created });
    expect(restored.version).toBeGreaterThan(before.version);
    expect(documentOf(restored)).toEqual(document);
    expect(await mustGet(users, before.id)).toEqual(restored);
  });

  it("an inactive person of the same externalId comes back under the old id with the new userName", async () => {
    const { users } = subject().store;
    const externalId = uniqueName("ext");
    const before = await inactive(users, { externalId });
    const { document } = person({ externalId });
    const restored = await users.create({ document });
    expect(restored.id).toBe(before.id);
    expect(documentOf(restored)).toEqual(document);
  });

  it("externalId is compared with regard to case", async () => {
    const { users } = subject().store;
    const externalId = uniqueName("ext");
    const before = await inactive(users, { externalId });
    const other = await users.create(person({ externalId: externalId.toUpperCase() }));
    expect(other.id).not.toBe(before.id);
  });

  it("an externalId that several people have brings nobody back", async () => {
    const { users } = subject().store;
    const externalId = uniqueName("ext");
    await users.create(person({ externalId }));
    const gone = await inactive(users, { externalId: uniqueName("other") });
    await users.update(gone.id, changeTo({ externalId }), silent);
    const made = await users.create(person({ externalId }));
    expect(made.id).not.toBe(gone.id);
    expect(documentOf(await mustGet(users, gone.id))).toMatchObject({ active: false, externalId });
  });

  it("the userName decides when two inactive people could be meant", async () => {
    const { users } = subject().store;
    const externalId = uniqueName("ext");
    const userName = uniqueName("name");
    await inactive(users, { externalId });
    const byName = await inactive(users, { userName });
    const restored = await users.create(person({ userName, externalId }));
    expect(restored.id).toBe(byName.id);
  });

  it("an active person of that userName is not replaced, even when the externalId is of somebody inactive", async () => {
    const { users } = subject().store;
    const externalId = uniqueName("ext");
    const userName = uniqueName("name");
    await users.create(person({ userName }));
    const gone = await inactive(users, { externalId });
    await expect(users.create(person({ userName, externalId }))).rejects.toEqual(refusal(409, "uniqueness"));
    expect(await mustGet(users, gone.id)).toMatchObject({ version: gone.version });
  });

  it("memberships outlast deactivation and restoring", async () => {
    const { users, groups } = subject().store;
    const userName = uniqueName("name");
    const { id } = await users.create(person({ userName }));
    const { id: groupId } = await groups.create({ ...group(), memberIds: [id] });
    await users.update(id, changeTo({ active: false }), silent);
    expect(await memberIds(subject().store, groupId)).toEqual([id]);
    const restored = await users.create(person({ userName }));
    expect(restored.references?.map(({ value }) => value)).toEqual([groupId]);
  });

  it("of parallel creates for one inactive person one restores and the others are 409", async () => {
    const { users } = subject().store;
    const userName = uniqueName("rush");
    const before = await inactive(users, { userName });
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => users.create(person({ userName }))));
    const ids = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.id] : []));
    const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(ids).toEqual([before.id]);
    expect(reasons).toEqual(Array.from({ length: 4 }, () => refusal(409, "uniqueness")));
  });
}
