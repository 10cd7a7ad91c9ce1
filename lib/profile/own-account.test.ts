import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { tokenFor, waitingMails } from "@/lib/mail/testing/outbox-state";
import { refusal } from "@/lib/provisioning/testing/refusal";
import type { Services } from "@/lib/services";
import { findSession } from "@/lib/sessions/find-session";
import { signIn } from "@/lib/sessions/sign-in";
import { AT, joinTeam, newSession, newTeam, PASSWORD, REQUEST } from "@/lib/sessions/testing/people";
import { cancelEmailChange } from "./cancel-email-change";
import { changeOwnName } from "./change-own-name";
import { changePassword } from "./change-password";
import { confirmEmailChange } from "./confirm-email-change";
import { readProfile } from "./read-profile";
import { requestEmailChange } from "./request-email-change";
import { type OwnPerson, ownPerson, provision, traceOf } from "./testing/own-context";

const HOUR_MS = 60 * 60 * 1000;
const OTHER = "another password, a long one";

describe.each(databases)("one's own account in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let now = AT;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => now };
  });
  afterAll(() => opened.close());

  const newOne = async () => {
    now = AT;
    return ownPerson(services.db);
  };
  const kindOf = async (email: string, password = PASSWORD) =>
    (await signIn(services, { email, password, remember: false }, REQUEST)).kind;
  const ask = ({ own }: OwnPerson, email: string, currentPassword = PASSWORD) =>
    requestEmailChange(services, own, { email, currentPassword });
  const confirm = (token: string) => confirmEmailChange(services, { token }, REQUEST);
  const documentIn = async (teamId: string, accountId: string) => {
    const [member] = await rows<{ document: Record<string, unknown>; version: number }>(
      services.db,
      sql`select document, version from members where team_id = ${teamId} and account_id = ${accountId}`,
    );
    return member;
  };

  it("tells what there is and what can be changed", async () => {
    const person = await newOne();
    expect(await readProfile(services, person.own)).toEqual({
      name: "Grace Hopper",
      email: person.email,
      hasPassword: true,
      lock: null,
      pendingEmail: null,
      isSendingMail: false,
      teams: [
        {
          id: person.teamId,
          name: `Team ${person.teamId}`,
          roles: ["admin"],
          joinedAt: AT.toISOString(),
          isCurrent: true,
          staysBecause: expect.stringContaining("without an active admin"),
        },
      ],
    });
  });

  it("changes the name for the account and in all its teams, with an audit row in each", async () => {
    const person = await newOne();
    const other = await newTeam(services.db);
    await joinTeam(services.db, person, other);
    expect(await changeOwnName(services, person.own, { name: "Rear Admiral Hopper" })).toMatchObject({
      name: "Rear Admiral Hopper",
    });
    for (const teamId of [person.teamId, other]) {
      expect(await documentIn(teamId, person.accountId)).toMatchObject({
        document: {
          displayName: "Rear Admiral Hopper",
          name: { formatted: "Rear Admiral Hopper", familyName: "Hopper" },
        },
        version: 2,
      });
      expect(await traceOf(services.db, teamId)).toMatchObject([
        {
          action: "account.name_changed",
          details: { before: { name: "Grace Hopper" }, after: { name: "Rear Admiral Hopper" } },
        },
      ]);
    }
    await changeOwnName(services, person.own, { name: "Rear Admiral Hopper" });
    expect(await traceOf(services.db, other)).toHaveLength(1);
  });

  it("changes the password with the present one only, ends all other sessions, and sends word of it", async () => {
    const person = await newOne();
    const elsewhere = await newSession(services.db, person, true);
    const wrong = changePassword(services, person.own, { currentPassword: "wrong", newPassword: OTHER });
    expect((await refusal(wrong, "invalid_input")).details.fields).toHaveProperty("currentPassword");
    await changePassword(services, person.own, { currentPassword: PASSWORD, newPassword: OTHER });
    expect([await kindOf(person.email), await kindOf(person.email, OTHER)]).toEqual(["wrong", "signed_in"]);
    expect((await findSession(services, person)).kind).toBe("signed_in");
    expect((await findSession(services, { ...person, sessionId: elsewhere })).kind).toBe("signed_out");
    expect(await waitingMails(services.db, person.teamId)).toMatchObject([
      { recipient: person.email, content: { kind: "password_changed", ip: REQUEST.ip } },
    ]);
    const trace = await traceOf(services.db, person.teamId);
    expect(trace).toMatchObject([{ action: "account.password_changed", details: {} }]);
  });

  it("stops whoever guesses the password behind a session that was left open", async () => {
    const person = await newOne();
    const change = (currentPassword: string) =>
      changePassword(services, person.own, { currentPassword, newPassword: OTHER });
    await refusal(change(""), "invalid_input");
    for (let nr = 0; nr < 5; nr++) {
      await refusal(change(`wrong ${nr}`), "invalid_input");
      await refusal(ask(person, "new@x.example", `wrong ${nr}`), "invalid_input");
    }
    await refusal(change(PASSWORD), "too_many_attempts");
    await refusal(ask(person, "new@x.example"), "too_many_attempts");
    expect(await kindOf(person.email)).toBe("too_many");
  });

  it("lets one of two changes of the password at once win", async () => {
    const person = await newOne();
    const change = (newPassword: string) =>
      changePassword(services, person.own, { currentPassword: PASSWORD, newPassword });
    const both = await Promise.allSettled([change("first password, long"), change("second password, long")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("gives a first password to an account that signs in through an identity provider", async () => {
    const person = await newOne();
    await rows(services.db, sql`update accounts set password_hash = null where id = ${person.accountId}`);
    const profile = await changePassword(services, person.own, { currentPassword: "", newPassword: OTHER });
    expect(profile.hasPassword).toBe(true);
    expect(await kindOf(person.email, OTHER)).toBe("signed_in");
  });

  it("changes the address once the mail to the new one is answered, and warns the present one", async () => {
    const person = await newOne();
    const email = `new-${person.email}`;
    expect(await ask(person, email)).toMatchObject({
      email: person.email,
      pendingEmail: { email, expiresAt: new Date(AT.getTime() + 24 * HOUR_MS).toISOString() },
    });
    expect(await kindOf(email)).toBe("wrong");
    const mails = await waitingMails(services.db, person.teamId);
    expect(mails.map(({ recipient, content }) => [recipient, content.kind])).toEqual([
      [email, "email_confirmation"],
      [person.email, "email_change_notice"],
    ]);
    const token = await tokenFor(services.db, person.teamId, email);
    expect(await confirm(token)).toEqual({ email });
    expect([await kindOf(person.email), await kindOf(email)]).toEqual(["wrong", "signed_in"]);
    expect(await readProfile(services, person.own)).toMatchObject({ email, pendingEmail: null });
    expect((await traceOf(services.db, person.teamId)).map(({ action }) => action)).toEqual([
      "account.email_change_requested",
      "account.email_changed",
    ]);
    await refusal(confirm(token), "conflict");
  });

  it("moves the person in all teams, and leaves a userName that is no address or somebody else's", async () => {
    const person = await newOne();
    const { accountId } = person;
    const [taken, named] = [await newTeam(services.db), await newTeam(services.db)];
    for (const teamId of [taken, named]) await joinTeam(services.db, person, teamId);
    const email = `new-${person.email}`;
    await rows(
      services.db,
      sql`insert into members (team_id, id, document, source)
        values (${taken}, 'usr_other', ${JSON.stringify({ userName: email.toUpperCase() })}::jsonb, 'scim')`,
    );
    await rows(
      services.db,
      sql`update members set document = document || '{"userName": "grace"}' where team_id = ${named} and account_id = ${accountId}`,
    );
    await ask(person, email);
    await confirm(await tokenFor(services.db, person.teamId, email));
    const moved = { emails: [{ value: email, primary: true }] };
    expect((await documentIn(person.teamId, accountId))?.document).toMatchObject({ ...moved, userName: email });
    expect((await documentIn(taken, accountId))?.document).toMatchObject({ ...moved, userName: person.email });
    expect((await documentIn(named, accountId))?.document).toMatchObject({ ...moved, userName: "grace" });
  });

  it("does not take an address that another account has, and tells so only to its owner", async () => {
    const [person, other] = [await newOne(), await ownPerson(services.db)];
    await ask(person, other.email.toUpperCase());
    const token = await tokenFor(services.db, person.teamId, other.email.toUpperCase());
    expect((await refusal(confirm(token), "conflict")).message).toContain("another account");
    expect(await kindOf(person.email)).toBe("signed_in");
    expect(await kindOf(other.email)).toBe("signed_in");
  });

  it("asks for the password, and for another address than the present one", async () => {
    const person = await newOne();
    const wrong = await refusal(ask(person, "new@x.example", "wrong"), "invalid_input");
    expect(wrong.details.fields).toHaveProperty("currentPassword");
    const same = await refusal(ask(person, person.email.toUpperCase()), "invalid_input");
    expect(same.details.fields).toHaveProperty("email");
    expect(await waitingMails(services.db, person.teamId)).toEqual([]);
  });

  it("forgets a change that is cancelled, replaced or too old, with its mail", async () => {
    const person = await newOne();
    const { teamId } = person;
    const address = (place: number) => `new${place}-${person.email}`;
    await ask(person, address(1));
    const first = await tokenFor(services.db, teamId, address(1));
    await ask(person, address(2));
    const second = await tokenFor(services.db, teamId, address(2));
    await refusal(confirm(first), "conflict");
    expect(await cancelEmailChange(services, person.own)).toMatchObject({ pendingEmail: null });
    await refusal(confirm(second), "conflict");
    const left = (await waitingMails(services.db, teamId)).map(({ content }) => content.kind);
    expect(left).toEqual(["email_change_notice", "email_change_notice"]);
    await ask(person, address(3));
    now = new Date(AT.getTime() + 24 * HOUR_MS);
    await refusal(confirm(await tokenFor(services.db, teamId, address(3))), "conflict");
    await refusal(confirm("mlk_forged"), "not_found");
    expect(await kindOf(person.email)).toBe("signed_in");
  });

  it("writes to strangers five times an hour at most", async () => {
    const person = await newOne();
    for (let place = 0; place < 5; place += 1) await ask(person, `s${place}-${person.email}`);
    await refusal(ask(person, `s6-${person.email}`), "conflict");
    now = new Date(AT.getTime() + HOUR_MS);
    await ask(person, `s6-${person.email}`);
  });

  it("U17: is locked while an identity provider decides over the person, and free again once SCIM is off", async () => {
    const person = await newOne();
    const { own, teamId } = person;
    const email = `new-${person.email}`;
    await ask(person, email);
    await provision(services.db, person, true);
    const profile = await readProfile(services, own);
    expect(profile.lock).toMatchObject({ reason: "managed", message: expect.stringContaining(`Team ${teamId}`) });
    await refusal(changeOwnName(services, own, { name: "Other" }), "managed");
    await refusal(changePassword(services, own, { currentPassword: PASSWORD, newPassword: OTHER }), "managed");
    await refusal(ask(person, "other@x.example"), "managed");
    await refusal(confirm(await tokenFor(services.db, teamId, email)), "managed");
    expect(await kindOf(person.email)).toBe("signed_in");
    await rows(services.db, sql`update scim_settings set enabled = false where team_id = ${teamId}`);
    expect((await readProfile(services, own)).lock).toBeNull();
    await changeOwnName(services, own, { name: "Other" });
  });

  it("is not locked for members that the provider has not taken over", async () => {
    const person = await newOne();
    await provision(services.db, person, false);
    expect((await readProfile(services, person.own)).lock).toBeNull();
    await changeOwnName(services, person.own, { name: "Other" });
  });

  it("is locked in a session that another team's identity provider alone vouches for", async () => {
    const person = await newOne();
    const { own, sessionId, teamId } = person;
    await rows(
      services.db,
      sql`update sessions set sso_team_id = ${teamId}, sso_team_only = true where id = ${sessionId}`,
    );
    expect((await readProfile(services, own)).lock).toMatchObject({ reason: "sso_session" });
    await refusal(changeOwnName(services, own, { name: "Other" }), "forbidden");
    await refusal(changePassword(services, own, { currentPassword: PASSWORD, newPassword: OTHER }), "forbidden");
    await refusal(ask(person, "other@x.example"), "forbidden");
  });
});
