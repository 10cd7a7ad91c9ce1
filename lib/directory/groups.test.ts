import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { GROUP_URN, groupResourceType, type JsonObject, USER_URN } from "@/scim";
import { listOf } from "@/scim/testing/contract-subject";
import { directoryTeam } from "./testing/directory-team";

const group = (displayName: string): JsonObject => ({ schemas: [GROUP_URN], displayName });
const noReferences = { references: false };

describe.each(databases)("groups in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  async function teamWithPeople(count: number) {
    const team = await directoryTeam(database.db);
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const document = { schemas: [USER_URN], userName: `person-${index}`, active: true };
      ids.push((await team.store.users.create({ document })).id);
    }
    return { ...team, ids };
  }

  it("G1: a new group gives the Developer role and leaves an audit row", async () => {
    const { teamId, store } = await teamWithPeople(0);
    const { id } = await store.groups.create({ document: group("Engineering") });
    expect(
      await rows(database.db, sql`select role from group_roles where team_id = ${teamId} and group_id = ${id}`),
    ).toEqual([{ role: "developer" }]);
    const audit = sql`select action, target_name from audit_events where team_id = ${teamId} and target_id = ${id}`;
    expect(await rows(database.db, audit)).toEqual([{ action: "group.created", target_name: "Engineering" }]);
  });

  it("G2: the same name in another case is refused, by create and by rename", async () => {
    const { store } = await teamWithPeople(0);
    await store.groups.create({ document: group("Engineering") });
    const refusal = { status: 409, scimType: "uniqueness" };
    await expect(store.groups.create({ document: group("ENGINEERING") })).rejects.toMatchObject(refusal);
    const { id } = await store.groups.create({ document: group("Design") });
    const rename = { document: () => group("engineering") };
    await expect(store.groups.update(id, rename, noReferences)).rejects.toMatchObject(refusal);
  });

  it("G3 and G9: a rename keeps the roles that an admin gave the group", async () => {
    const { teamId, store } = await teamWithPeople(0);
    const { id } = await store.groups.create({ document: group("Engineering") });
    await rows(
      database.db,
      sql`update group_roles set role = 'billing' where team_id = ${teamId} and group_id = ${id}`,
    );
    await store.groups.update(id, { document: () => group("Platform") }, noReferences);
    expect(await rows(database.db, sql`select role from group_roles where team_id = ${teamId}`)).toEqual([
      { role: "billing" },
    ]);
  });

  it("G5: a create with an unknown member leaves no group behind", async () => {
    const { store, ids } = await teamWithPeople(1);
    const draft = { document: group("Engineering"), memberIds: [...ids, "usr_unknown"] };
    await expect(store.groups.create(draft)).rejects.toMatchObject({ status: 400, scimType: "invalidValue" });
    expect((await listOf(store, groupResourceType)).totalResults).toBe(0);
  });

  it("the group that makes the last admin can neither lose that member nor be removed", async () => {
    const { teamId, store, ids } = await teamWithPeople(2);
    const { id } = await store.groups.create({ document: group("Admins"), memberIds: ids.slice(0, 1) });
    await rows(
      database.db,
      sql`insert into group_roles (team_id, group_id, role) values (${teamId}, ${id}, ${ADMIN_ROLE})`,
    );
    const refusal = { status: 403, message: expect.stringContaining("without an active admin") };
    const empty = { members: { clear: true, add: [], remove: [] } };
    await expect(store.groups.update(id, empty, noReferences)).rejects.toMatchObject(refusal);
    await expect(store.groups.remove(id, {})).rejects.toMatchObject(refusal);
    const swap = { members: { clear: true, add: ids.slice(1), remove: [] } };
    const changed = await store.groups.update(id, swap, { references: true });
    expect(changed.references).toEqual([{ value: ids[1] }]);
  });

  it("removing a person raises the version of the person's groups", async () => {
    const { store, ids } = await teamWithPeople(1);
    const created = await store.groups.create({ document: group("Engineering"), memberIds: ids });
    await store.users.remove(ids[0] ?? "", {});
    const read = await store.groups.get(created.id, { references: true });
    expect(read).toMatchObject({ version: created.version + 1, references: [] });
  });

  it("a person removed while a group takes the person in ends in one order or the other, never in a fault", async () => {
    const { store, ids } = await teamWithPeople(6);
    const { id } = await store.groups.create({ document: group("Engineering"), memberIds: ids.slice(0, 3) });
    const outcomes = await Promise.allSettled([
      ...ids.map((each) => store.users.remove(each, {})),
      ...ids.map((each) =>
        store.groups.update(id, { members: { clear: false, add: [each], remove: [] } }, noReferences),
      ),
    ]);
    const faults = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(faults.filter((fault) => !(fault instanceof Error && fault.name === "ScimError"))).toEqual([]);
    expect((await store.groups.get(id, { references: true }))?.references).toEqual([]);
  });
});
