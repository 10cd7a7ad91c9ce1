import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import type { Role } from "@/lib/contracts/roles";
import { findSession } from "./find-session";
import { startSession } from "./start-session";
import { AT, joinTeam, newPerson, newTeam, REQUEST } from "./testing/people";

type Way = "password" | "own provider" | "other team's provider" | "other team's provider, for that team only";

describe.each(databases)("what a session opens on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  async function stateOf(way: Way, role: Role, ssoRequired: boolean, hasPassword = true): Promise<string> {
    const { db } = opened;
    const person = await newPerson(db);
    const teamId = await newTeam(db);
    const memberId = await joinTeam(db, person, teamId, [role]);
    if (ssoRequired) await rows(db, sql`update teams set sso_required = true where id = ${teamId}`);
    if (!hasPassword) await rows(db, sql`update accounts set password_hash = null where id = ${person.accountId}`);
    const ssoTeamId = way === "own provider" ? teamId : person.teamId;
    const sessionId = await db.transaction((tx) =>
      startSession(tx, AT, {
        accountId: person.accountId,
        member: { id: memberId, teamId, name: "Grace Hopper" },
        remember: false,
        request: REQUEST,
        ...(way !== "password" && {
          sso: { teamId: ssoTeamId, methodId: "sso_1", teamOnly: way.endsWith("only") },
        }),
      }),
    );
    const { kind } = await findSession({ db, clock: () => AT }, { sessionId, accountId: person.accountId });
    return kind;
  }

  it.each<[Way, Role, boolean, string]>([
    ["password", "developer", false, "signed_in"],
    ["password", "developer", true, "wants_sso"],
    ["password", "admin", true, "signed_in"],
    ["own provider", "developer", true, "signed_in"],
    ["own provider", "developer", false, "signed_in"],
    ["other team's provider", "developer", false, "signed_in"],
    ["other team's provider", "admin", true, "wants_sso"],
    ["other team's provider, for that team only", "admin", false, "wants_sso"],
  ])("by %s as %s, single sign-on required %s: %s", async (way, role, required, expected) => {
    expect(await stateOf(way, role, required)).toBe(expected);
  });

  it("of an admin without a password is not exempt", async () => {
    expect(await stateOf("password", "admin", true, false)).toBe("wants_sso");
  });
});
