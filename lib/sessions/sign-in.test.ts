import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db, OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { freshDatabase } from "@/db/testing/fresh-database";
import { newId } from "@/lib/ids";
import { addAccount } from "@/lib/members/add-account";
import { addMember } from "@/lib/members/add-member";
import { memberDocument } from "@/lib/members/member-document";
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

describe("who is invited by another team", () => {
  async function invite(email: string, expiresAt = new Date(AT.getTime() + 1)) {
    const teamId = await newTeam(db);
    const memberId = await addMember(db, {
      teamId,
      document: memberDocument({ email, name: "Grace Hopper" }),
      source: "invite",
      roles: ["developer"],
      joinedAt: null,
    });
    await rows(
      db,
      sql`insert into invitations (team_id, id, member_id, email, invited_by_name, expires_at)
        values (${teamId}, ${newId("inv")}, ${memberId}, ${email}, 'Ada', ${expiresAt.toISOString()}::timestamptz)`,
    );
    return { teamId, memberId };
  }

  it("comes in without a team, to answer, also when they are deactivated where they are", async () => {
    const { email, teamId, memberId } = await newPerson(db);
    await deactivate(db, teamId, memberId);
    await invite(email.toUpperCase());
    expect(await teamAfterSignIn(email)).toBeUndefined();
    expect(await attempt(email, { password: "wrong" })).toEqual({ kind: "wrong" });
  });

  it("is refused again when the invitation expired, was cancelled, or was of somebody who is deactivated", async () => {
    const person = await newPerson(db);
    await deactivate(db, person.teamId, person.memberId);
    await invite(person.email, AT);
    const { teamId } = await invite(person.email);
    await rows(db, sql`update invitations set cancelled_at = now() where team_id = ${teamId}`);
    const gone = await invite(person.email);
    await deactivate(db, gone.teamId, gone.memberId);
    expect(await attempt(person.email)).toEqual({ kind: "deactivated" });
  });

  it("by the identity provider comes in, too", async () => {
    const person = await newPerson(db);
    await deactivate(db, person.teamId, person.memberId);
    const { teamId, memberId } = await invite("other@people.example");
    await rows(
      db,
      sql`update members set account_id = ${person.accountId} where team_id = ${teamId} and id = ${memberId}`,
    );
    expect(await teamAfterSignIn(person.email)).toBeUndefined();
  });
});

describe("guessing a password", () => {
  it("is stopped after ten attempts, before the password is looked at, and the person's teams learn of it once", async () => {
    const { email, teamId } = await newPerson(db);
    for (let nr = 0; nr < 10; nr++) expect(await attempt(email, { password: `${nr}` })).toEqual({ kind: "wrong" });
    expect(await attempt(email)).toEqual({ kind: "too_many" });
    expect(await attempt(email, { password: "wrong" })).toEqual({ kind: "too_many" });
    const events = await rows(
      db,
      sql`select details from audit_events where team_id = ${teamId} and action = 'session.sign_in_failed'`,
    );
    expect(events).toEqual([{ details: { reason: "too_many_attempts" } }]);
  });

  it("is stopped alike where there is no account", async () => {
    const email = "nobody.at.all@people.example";
    for (let nr = 0; nr < 10; nr++) expect(await attempt(email)).toEqual({ kind: "wrong" });
    expect(await attempt(email)).toEqual({ kind: "too_many" });
  });

  it("does not stop whoever knows it", async () => {
    const { email } = await newPerson(db);
    for (let nr = 0; nr < 11; nr++) expect(await attempt(email)).toMatchObject({ kind: "signed_in" });
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
