import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { listGroups as contract } from "@/lib/contracts/groups";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { listGroups } from "./list-groups";

describe.each(databases)("the groups of a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const list = (team: SettingsTeam, input: Record<string, unknown> = {}) =>
    listGroups({ db: opened.db, clock: systemClock }, team.admin("groups.read"), contract.input.parse(input));
  const names = async (team: SettingsTeam, input: Record<string, unknown> = {}) =>
    (await list(team, input)).items.map(({ name }) => name);
  const teamWith = async (...groups: readonly string[]) => {
    const team = await settingsTeam(opened.db);
    for (const [index, name] of groups.entries()) {
      const document = JSON.stringify({ displayName: name });
      await rows(
        opened.db,
        sql`insert into groups (team_id, id, document, source)
          values (${team.teamId}, ${`grp_${index}`}, ${document}::jsonb, ${index === 0 ? "scim" : "local"})`,
      );
    }
    return team;
  };

  it("come by name with members, roles and source", async () => {
    const team = await teamWith("engineering", "Design");
    const { teamId, memberId } = team;
    await rows(opened.db, sql`insert into group_members values (${teamId}, 'grp_0', ${memberId})`);
    await rows(
      opened.db,
      sql`insert into group_roles values (${teamId}, 'grp_0', 'developer'), (${teamId}, 'grp_0', 'admin')`,
    );
    const answer = await list(team);
    expect(answer).toMatchObject({ total: 2, page: 1, pageSize: 25 });
    expect(answer.items).toMatchObject([
      { id: "grp_1", name: "Design", source: "local", managed: false, memberCount: 0, roles: [] },
      {
        id: "grp_0",
        name: "engineering",
        source: "scim",
        managed: false,
        memberCount: 1,
        roles: ["admin", "developer"],
      },
    ]);
    expect(contract.output.parse(answer)).toEqual(answer);
  });

  it("come by size or by when they changed, both ways, and only those of one source when asked", async () => {
    const team = await teamWith("engineering", "Design", "Sales");
    const { teamId, memberId } = team;
    await rows(opened.db, sql`insert into group_members values (${teamId}, 'grp_2', ${memberId})`);
    await rows(
      opened.db,
      sql`update groups set updated_at = now() - interval '1 day' where team_id = ${teamId} and id = 'grp_1'`,
    );
    await rows(
      opened.db,
      sql`update groups set updated_at = now() + interval '1 day' where team_id = ${teamId} and id = 'grp_0'`,
    );
    expect(await names(team, { descending: "true" })).toEqual(["Sales", "engineering", "Design"]);
    expect(await names(team, { sort: "members" })).toEqual(["Design", "engineering", "Sales"]);
    expect(await names(team, { sort: "members", descending: "true" })).toEqual(["Sales", "Design", "engineering"]);
    expect(await names(team, { sort: "changed" })).toEqual(["Design", "Sales", "engineering"]);
    expect(await names(team, { source: "scim" })).toEqual(["engineering"]);
    expect(await names(team, { source: "local" })).toEqual(["Design", "Sales"]);
  });

  it("are found by parts of their names, whose wildcards are text, and come in pages", async () => {
    const team = await teamWith("Alpha", "beta", "50 % club", "under_score");
    expect(await names(team, { search: "ETA" })).toEqual(["beta"]);
    expect(await names(team, { search: "%" })).toEqual(["50 % club"]);
    expect(await names(team, { search: "_" })).toEqual(["under_score"]);
    expect(await names(team, { page: "2", pageSize: "3" })).toEqual(["under_score"]);
    expect(await list(team, { page: "9" })).toMatchObject({ items: [], total: 4 });
  });
});
