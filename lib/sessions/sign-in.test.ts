import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db, OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { freshDatabase } from "@/db/testing/fresh-database";
import { addAccount } from "@/lib/members/add-account";
import { findSession } from "./find-session";
import { type SignInInput, signIn } from "./sign-in";
import { AT, auditActions, deactivate, joinTeam, newPerson, newTeam, PASSWORD, REQUEST } from "./testing/people";

let open: OpenDatabase;
let db: Db;
beforeAll(async () => {
  open = await freshDatabase();
  db = open.db;
});
afterAll(() => open.close());

function attempt(email: string, input: Partial<SignInInput> = {}) {
  return signIn({ db, clock: () => AT }, { email, password: PASSWORD, remember: false, ...input }, REQUEST);
}

async function teamAfterSignIn(email: string): Promise<string | undefined> {
  const result = await attempt(email);
  if (result.kind !== "signed_in") return result.kind;
  const state = await findSession({ db, clock: () => AT }, result);
  return state.kind === "signed_in" ? state.membership?.team.id : state.kind;
}

describe("signing in", () => {
  it("starts a session with its audit row, whatever the casing of the e-mail", async () => {
    const { email, teamId, accountId } = await newPerson(db);
    const result = await attempt(` ${email.toUpperCase()} `, { remember: true });
    expect(result).toMatchObject({ kind: "signed_in", accountId });
    expect(await auditActions(db, teamId)).toEqual(["session.signed_in", "session.signed_in"]);
    const sessions = await rows(
      db,
      sql`select remember, ip, user_agent from sessions where account_id = ${accountId} order by id desc limit 1`,
    );
    expect(sessions).toEqual([{ remember: true, ip: REQUEST.ip, user_agent: REQUEST.userAgent }]);
  });

  it("refuses a wrong password, an unknown e-mail and an account without a password alike", async () => {
    const { email, teamId } = await newPerson(db);
    const keyless = "keyless@people.example";
    await addAccount(db, AT, { email: keyless, name: "Keyless", passwordHash: null });
    expect(await attempt(email, { password: "wrong" })).toEqual({ kind: "wrong" });
    expect(await attempt("nobody@people.example")).toEqual({ kind: "wrong" });
    expect(await attempt(keyless)).toEqual({ kind: "wrong" });
    expect(await auditActions(db, teamId)).toEqual(["session.signed_in"]);
  });

  it("tells that an account is deactivated only to whom has the password", async () => {
    const { email, teamId, memberId } = await newPerson(db);
    await deactivate(db, teamId, memberId);
    expect(await attempt(email)).toEqual({ kind: "deactivated" });
    expect(await attempt(email, { password: "wrong" })).toEqual({ kind: "wrong" });
    expect(await auditActions(db, teamId)).toEqual(["session.signed_in", "session.sign_in_failed"]);
  });

  it("goes to another team where the person is active", async () => {
    const person = await newPerson(db);
    const other = await newTeam(db);
    await joinTeam(db, person, other);
    expect(await teamAfterSignIn(person.email)).toBe(person.teamId);
    await deactivate(db, person.teamId, person.memberId);
    expect(await teamAfterSignIn(person.email)).toBe(other);
  });

  it("goes to the team where the person was last", async () => {
    const person = await newPerson(db);
    const other = await newTeam(db);
    await joinTeam(db, person, other);
    await rows(db, sql`update sessions set team_id = ${other} where id = ${person.sessionId}`);
    expect(await teamAfterSignIn(person.email)).toBe(other);
  });

  it("lets an account in that is in no team", async () => {
    const { email, teamId } = await newPerson(db);
    await rows(db, sql`delete from members where team_id = ${teamId}`);
    expect(await teamAfterSignIn(email)).toBeUndefined();
  });
});

describe("a team that requires single sign-on", () => {
  async function newPersonWhere(role: "admin" | "developer") {
    const person = await newPerson(db, { roles: [role] });
    await rows(db, sql`update teams set sso_required = true where id = ${person.teamId}`);
    return person;
  }

  it("refuses the right password, with an audit row, and tells nobody else", async () => {
    const { email, teamId } = await newPersonWhere("developer");
    expect(await attempt(email)).toEqual({ kind: "wants_sso" });
    expect(await attempt(email, { password: "wrong" })).toEqual({ kind: "wrong" });
    expect(await auditActions(db, teamId)).toEqual(["session.signed_in", "session.sign_in_failed"]);
  });

  it("lets its admins in by password, whether the role is their own or a group's", async () => {
    const { email } = await newPersonWhere("admin");
    expect(await attempt(email)).toMatchObject({ kind: "signed_in" });
    const person = await newPersonWhere("developer");
    await rows(
      db,
      sql`insert into groups (team_id, id, document, source) values (${person.teamId}, 'grp_a', '{"displayName": "A"}', 'scim')`,
    );
    await rows(db, sql`insert into group_roles (team_id, group_id, role) values (${person.teamId}, 'grp_a', 'admin')`);
    await rows(
      db,
      sql`insert into group_members (team_id, group_id, member_id) values (${person.teamId}, 'grp_a', ${person.memberId})`,
    );
    expect(await attempt(person.email)).toMatchObject({ kind: "signed_in" });
  });

  it("is passed over for another team of the person", async () => {
    const person = await newPersonWhere("developer");
    const other = await newTeam(db);
    await joinTeam(db, person, other, ["developer"]);
    expect(await teamAfterSignIn(person.email)).toBe(other);
  });
});
