import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { roleSchema } from "@/lib/contracts/roles";
import { rolesOfMembers } from "@/lib/members/member-roles";
import { GROUP_URN, groupResourceType, type JsonObject, type MembershipDelta } from "@/scim";
import { listOf } from "@/scim/testing/contract-subject";
import { auditTrail, changeTo, countAuditRows, personDocument, quiet } from "./testing/directory-state";
import { type DirectoryTeam, directoryTeam } from "./testing/directory-team";

const { billing, developer } = roleSchema.enum;
const group = (displayName: string): JsonObject => ({ schemas: [GROUP_URN], displayName });
const delta = (change: Partial<MembershipDelta>) => ({ members: { clear: false, add: [], remove: [], ...change } });

describe.each(databases)("groups in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  async function teamWithPeople(count: number) {
    const team = await directoryTeam(database.db);
    const ids: string[] = [];
    while (ids.length < count) ids.push((await team.store.users.create({ document: personDocument() })).id);
    return { ...team, ids };
  }
  const groupRoles = ({ teamId }: DirectoryTeam, id: string) =>
    rows(database.db, sql`select role from group_roles where team_id = ${teamId} and group_id = ${id}`);
  const giveRole = async ({ teamId }: DirectoryTeam, id: string, role: string) => {
    await rows(database.db, sql`update group_roles set role = ${role} where team_id = ${teamId} and group_id = ${id}`);
  };
  /** The roles of a person that groups give, as every page reads them. */
  const inherited = async ({ teamId }: DirectoryTeam, id = "") =>
    ((await rolesOfMembers(database.db, teamId, [id])).get(id) ?? [])
      .filter(({ groups }) => groups.length > 0)
      .map(({ role, groups }) => `${role} of ${groups.join()}`);
  const trail = ({ teamId }: DirectoryTeam, id: string) => auditTrail(database.db, teamId, id);

  it("G1: a new group gives its members the Developer role at once and leaves an audit row", async () => {
    const team = await teamWithPeople(2);
    const created = await team.store.groups.create({ document: group("Engineering"), memberIds: team.ids });
    expect(created.references).toEqual(team.ids.map((value) => ({ value })));
    expect(await groupRoles(team, created.id)).toEqual([{ role: developer }]);
    expect(await inherited(team, team.ids[1])).toEqual(["developer of Engineering"]);
    const audit = sql`select action, target_name, details from audit_events
      where team_id = ${team.teamId} and target_id = ${created.id}`;
    expect(await rows(database.db, audit)).toEqual([
      { action: "group.created", target_name: "Engineering", details: { members: 2 } },
    ]);
  });

  it("G2: the same name in another case is refused, by create and by rename, and the answer says whose it is", async () => {
    const { store, teamId } = await teamWithPeople(0);
    const { id: taken } = await store.groups.create({ document: group("Engineering") });
    const { id } = await store.groups.create({ document: group("Design") });
    const before = await countAuditRows(database.db, teamId);
    const refusal = {
      status: 409,
      scimType: "uniqueness",
      message: expect.stringContaining(`"Engineering" (id ${taken})`),
    };
    await expect(store.groups.create({ document: group("ENGINEERING") })).rejects.toMatchObject(refusal);
    await expect(store.groups.update(id, changeTo(group("engineering")), quiet)).rejects.toMatchObject(refusal);
    expect(await countAuditRows(database.db, teamId)).toBe(before);
  });

  it("G2: another team may have a group of the name", async () => {
    const [team, other] = [await teamWithPeople(0), await teamWithPeople(0)];
    await other.store.groups.create({ document: group("Engineering") });
    await team.store.groups.create({ document: group("Engineering") });
    expect((await listOf(team.store, groupResourceType)).totalResults).toBe(1);
  });

  it("G3 and G9: a rename keeps the roles that an admin gave the group, and the members", async () => {
    const team = await teamWithPeople(1);
    const { id } = await team.store.groups.create({ document: group("Engineering"), memberIds: team.ids });
    await giveRole(team, id, billing);
    await team.store.groups.update(id, changeTo({ displayName: "Platform", roles: [{ value: "admin" }] }), quiet);
    expect(await groupRoles(team, id)).toEqual([{ role: billing }]);
    expect(await inherited(team, team.ids[0])).toEqual(["billing of Platform"]);
    expect((await trail(team, id)).at(-1)).toEqual({
      action: "group.changed",
      details: {
        changed: ["displayName", "roles"],
        before: { displayName: "Engineering" },
        after: { displayName: "Platform", roles: [{ value: "admin" }] },
      },
    });
  });

  it("G4: members come and go exactly as asked, and the roles of the group with them", async () => {
    const team = await teamWithPeople(3);
    const [a = "", b = "", c = ""] = team.ids;
    const { id } = await team.store.groups.create({ document: group("Engineering"), memberIds: [a, b] });
    const changed = await team.store.groups.update(id, delta({ add: [b, c], remove: [a] }), { references: true });
    expect(changed.references).toEqual([{ value: b }, { value: c }]);
    expect([await inherited(team, a), await inherited(team, c)]).toEqual([[], ["developer of Engineering"]]);
    expect((await trail(team, id)).at(-1)).toEqual({
      action: "group.changed",
      details: { changed: ["members"], membersAdded: 2, membersRemoved: 1, membersReplaced: false },
    });
  });

  it("G4: adding who is there and removing who is not changes nothing and leaves no row", async () => {
    const team = await teamWithPeople(2);
    const [a = "", b = ""] = team.ids;
    const created = await team.store.groups.create({ document: group("Engineering"), memberIds: [a] });
    const same = await team.store.groups.update(created.id, delta({ add: [a], remove: [b] }), quiet);
    expect(same.version).toBe(created.version);
    expect(await trail(team, created.id)).toHaveLength(1);
  });

  it.each([
    ["an unknown id", async () => "usr_unknown", 'no User "usr_unknown"'],
    [
      "an id of another team",
      async () => (await teamWithPeople(1)).ids[0] ?? "",
      "in this team; no member was changed",
    ],
  ])("G5: %s in a create, a change or a replacement changes nothing at all and is named", async (_, unknown, words) => {
    const team = await teamWithPeople(2);
    const { store, ids } = team;
    const { id } = await store.groups.create({ document: group("Engineering"), memberIds: ids.slice(0, 1) });
    const before = [await store.groups.get(id, { references: true }), await countAuditRows(database.db, team.teamId)];
    const stranger = await unknown();
    const refusal = { status: 400, scimType: "invalidValue", message: expect.stringContaining(words) };
    const draft = { document: group("Design"), memberIds: [...ids, stranger] };
    await expect(store.groups.create(draft)).rejects.toMatchObject(refusal);
    for (const change of [
      delta({ add: [...ids, stranger] }),
      delta({ clear: true, add: [stranger] }),
      { ...delta({ add: [stranger], remove: ids }), ...changeTo({ displayName: "Renamed" }) },
    ]) {
      await expect(store.groups.update(id, change, quiet)).rejects.toMatchObject(refusal);
    }
    expect([await store.groups.get(id, { references: true }), await countAuditRows(database.db, team.teamId)]).toEqual(
      before,
    );
    expect((await listOf(store, groupResourceType)).totalResults).toBe(1);
  });

  it("G6: a group as a member is refused as what it is", async () => {
    const { store } = await teamWithPeople(0);
    const { id } = await store.groups.create({ document: group("Engineering") });
    const { id: nested } = await store.groups.create({ document: group("Design") });
    await expect(store.groups.update(id, delta({ add: [nested] }), quiet)).rejects.toMatchObject({
      status: 400,
      scimType: "invalidValue",
      message: expect.stringMatching(new RegExp(`"${nested}" is a group`)),
    });
  });

  it("G7: a replacement brings name and members; without members these stay, an empty list clears them", async () => {
    const team = await teamWithPeople(2);
    const [a = "", b = ""] = team.ids;
    const { id } = await team.store.groups.create({ document: group("Engineering"), memberIds: [a] });
    const put = (members?: MembershipDelta) =>
      team.store.groups.update(
        id,
        { document: () => group("Platform"), ...(members && { members }) },
        { references: true },
      );
    expect((await put({ clear: true, add: [b], remove: [] })).references).toEqual([{ value: b }]);
    const kept = await put();
    expect(kept).toMatchObject({ references: [{ value: b }], text: expect.stringContaining("Platform") });
    expect((await put({ clear: true, add: [], remove: [] })).references).toEqual([]);
    expect(await inherited(team, b)).toEqual([]);
  });

  it("G8: a removal takes the group and its roles; the people stay with their own", async () => {
    const team = await teamWithPeople(1);
    const [only = ""] = team.ids;
    const { id } = await team.store.groups.create({ document: group("Finance"), memberIds: team.ids });
    await giveRole(team, id, billing);
    await team.store.groups.remove(id, {});
    expect(await team.store.groups.get(id, quiet)).toBeUndefined();
    expect(await inherited(team, only)).toEqual([]);
    const roles = await rolesOfMembers(database.db, team.teamId, [only]);
    expect(roles.get(only)).toEqual([{ role: developer, own: true, groups: [] }]);
    expect((await trail(team, id)).map(({ action }) => action)).toEqual(["group.created", "group.removed"]);
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
      ...ids.map((each) => store.groups.update(id, delta({ add: [each] }), quiet)),
    ]);
    const faults = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(faults.filter((fault) => !(fault instanceof Error && fault.name === "ScimError"))).toEqual([]);
    expect((await store.groups.get(id, { references: true }))?.references).toEqual([]);
  });
});
