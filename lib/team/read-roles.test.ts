import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import type { Role } from "@/lib/contracts/roles";
import { readRoles as contract } from "@/lib/contracts/roles-page";
import { joinedMember, type SettingsTeam, setActive, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { readRoles } from "./read-roles";

describe.each(databases)("who holds each role in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  async function groupOf(teamId: string, name: string, role: Role, memberIds: readonly string[]): Promise<void> {
    const id = `grp_${name}`;
    const document = JSON.stringify({ displayName: name });
    await rows(
      services.db,
      sql`insert into groups (team_id, id, document, source) values (${teamId}, ${id}, ${document}::jsonb, 'local')`,
    );
    await rows(services.db, sql`insert into group_roles values (${teamId}, ${id}, ${role})`);
    for (const memberId of memberIds) {
      await rows(services.db, sql`insert into group_members values (${teamId}, ${id}, ${memberId})`);
    }
  }

  const member = async ({ teamId }: SettingsTeam, name: string) =>
    (await joinedMember(services.db, teamId, { email: `${name}@${teamId}`, roles: ["developer"] })).memberId;

  it("tells who holds a role, on their own, by groups, or both", async () => {
    const team = await settingsTeam(services.db);
    const other = await settingsTeam(services.db);
    const [both, grouped] = [await member(team, "b"), await member(team, "c")];
    await rows(services.db, sql`delete from member_roles where team_id = ${team.teamId} and member_id = ${grouped}`);
    await groupOf(team.teamId, "Engineering", "developer", [both, grouped]);
    await groupOf(team.teamId, "Design", "developer", [grouped]);
    await groupOf(other.teamId, "Engineering", "developer", [other.memberId]);
    const answer = await readRoles(services, team.admin("team.read"));
    expect(contract.output.parse(answer)).toEqual(answer);
    expect(answer.roles).toMatchObject([
      { role: "admin", total: 1, own: 1, byGroup: 0, first: [{ memberId: team.memberId, own: true, groups: [] }] },
      { role: "billing", total: 0, first: [] },
      {
        role: "developer",
        total: 2,
        own: 1,
        byGroup: 2,
        first: [
          { memberId: both, own: true, groups: ["Engineering"] },
          { memberId: grouped, own: false, groups: ["Design", "Engineering"] },
        ],
      },
      { role: "community_manager", total: 0, first: [] },
    ]);
  });

  it("counts all and names the first five, without those who are deactivated or have not joined", async () => {
    const team = await settingsTeam(services.db);
    const ids: string[] = [];
    for (const name of ["g", "f", "e", "d", "c", "b", "a"]) ids.push(await member(team, name));
    await setActive(services.db, team.teamId, ids[5] ?? "", false);
    await rows(services.db, sql`update members set joined_at = null where team_id = ${team.teamId} and id = ${ids[6]}`);
    const { roles } = await readRoles(services, team.admin("team.read"));
    const developers = roles.find(({ role }) => role === "developer");
    expect(developers?.total).toBe(5);
    await member(team, "h");
    const more = (await readRoles(services, team.admin("team.read"))).roles.find(({ role }) => role === "developer");
    expect([more?.total, more?.first.map(({ memberId }) => memberId)]).toEqual([6, ids.slice(0, 5).toReversed()]);
  });
});
