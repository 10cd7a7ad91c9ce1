import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import {
  changeTo,
  countAuditRows,
  inviteByHand,
  memberState,
  personAt,
  personDocument,
  quiet,
} from "./testing/directory-state";
import { type DirectoryTeam, directoryTeam, makeAdmin } from "./testing/directory-team";

const leave = changeTo({ active: false });
const comeBack = changeTo({ active: true });
const lastAdmin = { status: 403, message: expect.stringContaining("without an active admin") };

function fulfilled(outcomes: readonly PromiseSettledResult<unknown>[]): number {
  return outcomes.filter(({ status }) => status === "fulfilled").length;
}

/** Every refusal is one in the protocol's words. */
function expectRefusals(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(reasons).toEqual(reasons.map(() => expect.objectContaining({ name: "ScimError", status: 403 })));
}

describe.each(databases)("rules of the whole team in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const count = async (query: ReturnType<typeof sql>) => (await rows(database.db, query)).length;
  const activeMembers = ({ teamId }: DirectoryTeam) =>
    count(sql`select 1 from members where team_id = ${teamId} and active`);
  const people = async (team: DirectoryTeam, wanted: number) => {
    const ids: string[] = [];
    while (ids.length < wanted) ids.push((await team.store.users.create({ document: personDocument() })).id);
    return ids;
  };
  const admins = async (team: DirectoryTeam, wanted: number) => {
    const ids = await people(team, wanted);
    for (const id of ids) await makeAdmin(database.db, team.teamId, id);
    return ids;
  };
  const adminGroup = async (team: DirectoryTeam, memberIds: readonly string[]) => {
    const { id } = await team.store.groups.create({ document: { displayName: `Admins ${memberIds[0]}` }, memberIds });
    await rows(database.db, sql`insert into group_roles values (${team.teamId}, ${id}, ${ADMIN_ROLE})`);
    return id;
  };
  const activeAdmins = ({ teamId }: DirectoryTeam) =>
    count(sql`select 1 from members m where m.team_id = ${teamId} and m.active and (
      exists (select 1 from member_roles r where r.member_id = m.id and r.role = ${ADMIN_ROLE})
      or exists (select 1 from group_members g join group_roles r using (team_id, group_id)
        where g.member_id = m.id and r.role = ${ADMIN_ROLE}))`);

  describe("U12: seats", () => {
    it("without a free one nobody is added, restored or reactivated, and the answer counts them", async () => {
      const team = await directoryTeam(database.db, { seats: 2 });
      const full = { status: 403, message: expect.stringContaining("No free seats: 2 of 2 used") };
      const gone = personDocument();
      const { id } = await team.store.users.create({ document: gone });
      await team.store.users.update(id, leave, quiet);
      await people(team, 2);
      const before = await countAuditRows(database.db, team.teamId);
      await expect(team.store.users.create({ document: personDocument() })).rejects.toMatchObject(full);
      await expect(team.store.users.create({ document: gone })).rejects.toMatchObject(full);
      await expect(team.store.users.update(id, comeBack, quiet)).rejects.toMatchObject(full);
      expect(await memberState(database.db, team.teamId, id)).toMatchObject({ active: false });
      expect(await countAuditRows(database.db, team.teamId)).toBe(before);
    });

    it("who is inactive takes none, who was invited has one", async () => {
      const team = await directoryTeam(database.db, { seats: 1 });
      await inviteByHand(database.db, team.teamId, `ada@${team.teamId}`, ["developer"]);
      await team.store.users.create({ document: personDocument({ active: false }) });
      await expect(team.store.users.create({ document: personDocument() })).rejects.toMatchObject({ status: 403 });
      await team.store.users.create({ document: personAt(`ada@${team.teamId}`) });
      expect(await activeMembers(team)).toBe(1);
    });

    it("creates, restores and reactivations at once never take more than there are", async () => {
      const team = await directoryTeam(database.db, { seats: 12 });
      const gone = Array.from({ length: 8 }, () => personDocument());
      const ids: string[] = [];
      for (const document of gone) ids.push((await team.store.users.create({ document })).id);
      for (const id of ids) await team.store.users.update(id, leave, quiet);
      await people(team, 9);
      const outcomes = await Promise.allSettled([
        ...Array.from({ length: 6 }, () => team.store.users.create({ document: personDocument() })),
        ...gone.slice(0, 4).map((document) => team.store.users.create({ document })),
        ...ids.slice(4).map((id) => team.store.users.update(id, comeBack, quiet)),
      ]);
      expect(fulfilled(outcomes)).toBe(3);
      expectRefusals(outcomes);
      expect(await activeMembers(team)).toBe(12);
    });
  });

  describe("U13: the last admin", () => {
    it.each([
      ["PATCH", leave],
      ["PUT", { document: () => personDocument({ active: false, emails: [] }) }],
    ])("is not deactivated by %s, not removed, and the refusal names whom", async (_, change) => {
      const team = await directoryTeam(database.db);
      const [first = "", second = ""] = await admins(team, 2);
      await team.store.users.update(second, leave, quiet);
      const before = [await team.store.users.get(first, quiet), await countAuditRows(database.db, team.teamId)];
      await expect(team.store.users.update(first, change, quiet)).rejects.toMatchObject(lastAdmin);
      await expect(team.store.users.remove(first, {})).rejects.toMatchObject({
        status: 403,
        message: expect.stringMatching(/^Removing Person \d+ would leave/),
      });
      expect([await team.store.users.get(first, quiet), await countAuditRows(database.db, team.teamId)]).toEqual(
        before,
      );
    });

    it("is not made by an invitation that nobody has answered", async () => {
      const team = await directoryTeam(database.db);
      const [only = ""] = await admins(team, 1);
      await inviteByHand(database.db, team.teamId, `ada@${team.teamId}`, [ADMIN_ROLE]);
      await expect(team.store.users.update(only, leave, quiet)).rejects.toMatchObject(lastAdmin);
    });

    it.each([
      ["two deactivations", (team: DirectoryTeam, id: string) => team.store.users.update(id, leave, quiet)],
      ["two removals", (team: DirectoryTeam, id: string) => team.store.users.remove(id, {})],
    ])("is left by %s at the same moment", async (_, end) => {
      const team = await directoryTeam(database.db);
      const ids = await admins(team, 2);
      const outcomes = await Promise.allSettled(ids.map((id) => end(team, id)));
      expect(fulfilled(outcomes)).toBe(1);
      expectRefusals(outcomes);
      expect(await activeAdmins(team)).toBe(1);
    });

    it("by a group is neither taken out of it nor left without it; a swap is no loss (T47)", async () => {
      const team = await directoryTeam(database.db);
      const [first = "", second = ""] = await people(team, 2);
      const group = await adminGroup(team, [first]);
      const before = await countAuditRows(database.db, team.teamId);
      for (const delta of [
        { clear: true, add: [], remove: [] },
        { clear: false, add: [], remove: [first] },
      ]) {
        await expect(team.store.groups.update(group, { members: delta }, quiet)).rejects.toMatchObject(lastAdmin);
      }
      await expect(team.store.groups.remove(group, {})).rejects.toMatchObject(lastAdmin);
      await expect(team.store.users.update(first, leave, quiet)).rejects.toMatchObject(lastAdmin);
      await expect(team.store.users.remove(first, {})).rejects.toMatchObject(lastAdmin);
      expect(await countAuditRows(database.db, team.teamId)).toBe(before);
      await team.store.groups.update(group, changeTo({ displayName: "Renamed" }), quiet);
      const swap = { members: { clear: true, add: [second], remove: [] } };
      const changed = await team.store.groups.update(group, swap, { references: true });
      expect(changed.references).toEqual([{ value: second }]);
    });

    it("is left by everything that could end one, at the same moment", async () => {
      const team = await directoryTeam(database.db);
      const [a = "", b = ""] = await admins(team, 2);
      const [c = "", d = ""] = await people(team, 2);
      const [first, second] = [await adminGroup(team, [c]), await adminGroup(team, [d])];
      const clear = { members: { clear: true, add: [], remove: [] } };
      const outcomes = await Promise.allSettled([
        team.store.groups.update(first, clear, quiet),
        team.store.users.update(a, leave, quiet),
        team.store.groups.remove(second, {}),
        team.store.users.remove(b, {}),
      ]);
      expect(fulfilled(outcomes)).toBe(3);
      expectRefusals(outcomes);
      expect(await activeAdmins(team)).toBe(1);
    });
  });
});
