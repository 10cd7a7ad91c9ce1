import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { teamView as contract } from "@/lib/contracts/team";
import { readPlan } from "@/lib/plan/read-plan";
import { joinedMember, setActive, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { readTeam } from "./read-team";
import { renameTeam } from "./rename-team";

describe.each(databases)("a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  it("counts active and invited members as seats, all as members", async () => {
    const team = await settingsTeam(services.db);
    const { teamId } = team;
    const gone = await joinedMember(services.db, teamId, { email: `gone@${teamId}`, roles: ["developer"] });
    await setActive(services.db, teamId, gone.memberId, false);
    const asked = await joinedMember(services.db, teamId, { email: `asked@${teamId}`, roles: ["developer"] });
    await rows(
      services.db,
      sql`update members set joined_at = null where team_id = ${teamId} and id = ${asked.memberId}`,
    );
    const view = await readTeam(services, team.admin("team.read"));
    expect(view).toMatchObject({
      id: teamId,
      plan: "enterprise",
      counts: { members: 3, groups: 0 },
    });
    expect((await readPlan(services, team.admin("team.read"))).seats).toEqual({ total: 50, used: 2 });
    expect(contract.parse(view)).toEqual(view);
  });

  it("gets another name with an audit row of both names; the same name changes nothing", async () => {
    const team = await settingsTeam(services.db);
    const before = await readTeam(services, team.admin("team.read"));
    const renamed = await renameTeam(services, team.admin("team.rename"), { name: "Acme “Robotics” 🤖" });
    expect(renamed).toEqual({ ...before, name: "Acme “Robotics” 🤖" });
    await renameTeam(services, team.admin("team.rename"), { name: "Acme “Robotics” 🤖" });
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      {
        action: "team.renamed",
        actorId: team.memberId,
        details: { before: { name: before.name }, after: { name: "Acme “Robotics” 🤖" } },
      },
    ]);
  });
});
