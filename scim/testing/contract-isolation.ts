import { beforeAll, expect, it } from "vitest";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import {
  changeTo,
  filterOf,
  group,
  listOf,
  memberIds,
  mustGet,
  noMembers,
  person,
  type Subject,
  silent,
  uniqueName,
} from "./contract-subject";

const kinds = [
  { kind: "users", type: userResourceType },
  { kind: "groups", type: groupResourceType },
] as const;

/** To a team the resources of another do not exist. */
export function isolationContract(subject: Subject): void {
  const tag = uniqueName("theirs");
  let theirs = { users: "", groups: "" };
  beforeAll(async () => {
    const { otherTeam } = subject();
    const { id: users } = await otherTeam.users.create(person({ userName: tag, externalId: tag, userType: tag }));
    const { id: groups } = await otherTeam.groups.create({
      ...group({ displayName: tag, externalId: tag }),
      memberIds: [users],
    });
    theirs = { users, groups };
  });

  it.each(kinds)("$kind of another team are not found by any method, and stay as they are", async ({ kind }) => {
    const { store, otherTeam } = subject();
    const before = await mustGet(otherTeam[kind], theirs[kind]);
    expect(await store[kind].get(theirs[kind], silent)).toBeUndefined();
    const change = changeTo({ externalId: "stolen" });
    await expect(store[kind].update(theirs[kind], change, silent)).rejects.toMatchObject({ status: 404 });
    await expect(store[kind].remove(theirs[kind], {})).rejects.toMatchObject({ status: 404 });
    expect(await mustGet(otherTeam[kind], theirs[kind])).toEqual(before);
  });

  it.each(kinds)("$kind of another team are in no list and match no filter", async ({ kind, type }) => {
    const { store } = subject();
    const listed = (await listOf(store, type, { count: 1_000 })).resources.map(({ id }) => id);
    expect(listed).not.toContain(theirs[kind]);
    const name = kind === "users" ? "userName" : "displayName";
    for (const path of ["id", "externalId", name]) {
      const value = path === "id" ? theirs[kind] : tag;
      const { totalResults } = await listOf(store, type, { filter: filterOf(type, `${path} eq "${value}"`) });
      expect(totalResults).toBe(0);
    }
    const inverse = await listOf(store, type, { filter: filterOf(type, 'not (id eq "x")'), count: 1_000 });
    expect(inverse.resources.map(({ id }) => id)).not.toContain(theirs[kind]);
  });

  it("people of another team cannot become members, and their groups do not show", async () => {
    const { store, otherTeam } = subject();
    const created = await store.groups.create(group());
    const members = { ...noMembers, add: [theirs.users] };
    const refused = { status: 400, scimType: "invalidValue", message: expect.stringContaining(theirs.users) };
    await expect(store.groups.update(created.id, { members }, silent)).rejects.toMatchObject(refused);
    await expect(store.groups.create({ ...group(), memberIds: [theirs.users] })).rejects.toMatchObject(refused);
    expect(await mustGet(store.groups, created.id)).toEqual(created);
    await store.groups.update(created.id, { members: { ...noMembers, remove: [theirs.users] } }, silent);
    expect(await memberIds(otherTeam, theirs.groups)).toEqual([theirs.users]);
    for (const text of [`members eq "${theirs.users}"`, `members[value eq "${theirs.users}"]`]) {
      expect((await listOf(store, groupResourceType, { filter: filterOf(groupResourceType, text) })).totalResults).toBe(
        0,
      );
    }
    const inTheirs = filterOf(userResourceType, `groups eq "${theirs.groups}"`);
    expect((await listOf(store, userResourceType, { filter: inTheirs })).totalResults).toBe(0);
  });

  it("names, and the externalId of somebody inactive, are a matter of one team", async () => {
    const { store, otherTeam } = subject();
    await otherTeam.users.update(theirs.users, changeTo({ active: false }), silent);
    const mine = await store.users.create(person({ userName: tag, externalId: tag }));
    expect(mine.id).not.toBe(theirs.users);
    await store.groups.create(group({ displayName: tag }));
    expect(await mustGet(otherTeam.users, theirs.users)).toMatchObject({ version: 2 });
  });
}
