import { getTableColumns, getTableName, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import * as tables from "@/db/schema/tables";
import { databases } from "@/db/testing/each-database";
import { type Authorized, authorize, type TeamContext } from "@/lib/auth/authorize";
import { systemClock } from "@/lib/clock";
import { countMembers } from "@/lib/members/count-members";
import { authenticateKey } from "@/lib/provisioning/authenticate-key";
import { furnishTeam } from "@/lib/provisioning/testing/furnish-team";
import { keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { findSession } from "@/lib/sessions/find-session";
import { joinTeam, newPerson, newTeam, REQUEST, type TestPerson } from "@/lib/sessions/testing/people";
import { deleteTeam } from "./delete-team";
import { readTeam } from "./read-team";

describe.each(databases)("deleting a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
    vi.spyOn(process.stdout, "write").mockReturnValue(true);
  });
  afterAll(() => {
    vi.restoreAllMocks();
    return opened.close();
  });

  /** The person as an admin of the team that their session looks at. */
  function adminOf({ accountId, sessionId, memberId, email, teamId }: TestPerson): Authorized<"team.delete"> {
    const team = { id: teamId, name: `Team ${teamId}`, plan: "free" } as const;
    const who = { accountId, sessionId, memberId, email, name: "Grace Hopper", roles: ["admin"] } as const;
    const context: TeamContext = { ...who, team, publicOrigin: "https://muster.example", request: REQUEST };
    return authorize(context, "team.delete");
  }

  it("refuses another name, and nothing is lost", async () => {
    const person = await newPerson(services.db);
    const before = await rowsOfTeam(services.db, person.teamId);
    for (const confirmation of ["", person.teamId, `team ${person.teamId}`]) {
      const refused = await refusal(deleteTeam(services, adminOf(person), { confirmation }), "invalid_input");
      expect(refused.details.fields).toEqual({ confirmation: expect.stringContaining(`Team ${person.teamId}`) });
    }
    expect(await rowsOfTeam(services.db, person.teamId)).toEqual(before);
  });

  it("leaves nothing of the team in any table but who deleted it, and touches no other team", async () => {
    const [person, other] = [await newPerson(services.db), await newPerson(services.db)];
    await furnishTeam(services.db, person.teamId, "enterprise", person.teamId);
    const members = await countMembers(services.db, person.teamId);
    const others = await rowsOfTeam(services.db, other.teamId);
    await deleteTeam(services, adminOf(person), { confirmation: `Team ${person.teamId}` });
    const left: string[] = [];
    for (const table of Object.values(tables)) {
      const name = getTableName(table);
      if (!Object.values(getTableColumns(table)).some((column) => column.name === "team_id")) continue;
      const found = await rows(
        services.db,
        sql`select 1 from ${sql.identifier(name)} where team_id = ${person.teamId}`,
      );
      if (found.length > 0) left.push(name);
    }
    expect(left.toSorted()).toEqual(["sessions", "team_deletions"]);
    const [deletion] = await rows(services.db, sql`select * from team_deletions where team_id = ${person.teamId}`);
    expect(deletion).toMatchObject({ name: `Team ${person.teamId}`, members, deleted_by_email: person.email });
    expect(await rowsOfTeam(services.db, other.teamId)).toEqual(others);
  });

  it("ends every session in the team, keeps the accounts and their places in other teams", async () => {
    const person = await newPerson(services.db);
    const elsewhere = await newTeam(services.db);
    await joinTeam(services.db, person, elsewhere);
    await deleteTeam(services, adminOf(person), { confirmation: `Team ${person.teamId}` });
    expect(await findSession(services, person)).toEqual({ kind: "signed_out" });
    const kept = sql`select m.team_id from accounts a join members m on m.account_id = a.id where a.id = ${person.accountId}`;
    expect(await rows(services.db, kept)).toEqual([{ team_id: elsewhere }]);
  });

  it("stops its keys, and who still looks at it is told that it is gone", async () => {
    const team = await keyedTeam(services);
    const admin = team.admin("team.delete");
    await deleteTeam(services, admin, { confirmation: admin.team.name });
    expect(await authenticateKey(services.db, team.key, new Date())).toMatchObject({ kind: "unknown" });
    await refusal(readTeam(services, team.admin("team.read")), "not_found");
    await refusal(deleteTeam(services, admin, { confirmation: admin.team.name }), "not_found");
  });

  it("is open to admins on every plan", async () => {
    const team = await settingsTeam(services.db, { plan: "free", sso: [] });
    const admin = team.admin("team.delete");
    expect(await deleteTeam(services, admin, { confirmation: ` ${admin.team.name} `.trim() })).toEqual({});
  });
});
