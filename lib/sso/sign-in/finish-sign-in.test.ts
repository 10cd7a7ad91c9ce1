import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { findSession } from "@/lib/sessions/find-session";
import { AT, auditActions, deactivate, joinTeam, newPerson, newTeam, REQUEST } from "@/lib/sessions/testing/people";
import { finishSignIn } from "./finish-sign-in";
import { signingIn } from "./testing/signing-in";
import { identityOf, membersOf, ssoTeam } from "./testing/sso-team";

describe.each(databases)("signing in through a provider on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const db = () => opened.db;
  const { clock, signIn, ownAccount, member } = signingIn(db);
  const team = (addsNewUsers = false) => ssoTeam(db(), { addsNewUsers });

  describe("recognises a member", () => {
    it("by the address in a verified domain at first, then by the subject whatever the address is", async () => {
      const { teamId, domain, method } = await team();
      const id = await member(teamId, `ada@${domain}`);
      expect(await signIn(await method(), identityOf("s1", `ADA@${domain.toUpperCase()}`))).toBe(id);
      expect(await signIn(await method(), identityOf("s1", "ada@married.example"))).toBe(id);
      expect(await signIn(await method(), identityOf("s1", null))).toBe(id);
    });

    it("by the subject that the team's directory has as externalId, without any address", async () => {
      const { method, provision } = await team();
      const id = await provision({ userName: "ada", externalId: "0b1c", emails: [{ value: "ada@elsewhere.example" }] });
      expect(await signIn(await method(), identityOf("0b1c", null))).toBe(id);
      expect(await signIn(await method(), identityOf("0B1C", null))).toBe("email_missing");
    });

    it("by another subject once the team's directory has that one; the former one is nobody's then", async () => {
      const { domain, method, provision, store } = await team();
      const id = await provision({ userName: `ada@${domain}`, externalId: "old" });
      expect(await signIn(await method(), identityOf("old", `ada@${domain}`))).toBe(id);
      await store.users.update(id, { document: (now) => ({ ...now, externalId: "new" }) }, { references: false });
      expect(await signIn(await method(), identityOf("new", null))).toBe(id);
      expect(await signIn(await method(), identityOf("old", `ada@${domain}`))).toBe("linked_to_another");
    });

    it("by a userName that is the address", async () => {
      const { domain, method, provision } = await team();
      const id = await provision({ userName: `ada@${domain}`, emails: [{ value: `lovelace@${domain}` }] });
      expect(await signIn(await method(), identityOf("s1", `ada@${domain}`))).toBe(id);
    });

    it("for each method by subjects of its own", async () => {
      const { teamId, domain, method, addMethod } = await team();
      const id = await member(teamId, `ada@${domain}`);
      const other = await addMethod();
      expect(await signIn(await method(), identityOf("s1", `ada@${domain}`))).toBe(id);
      expect(await signIn(other, identityOf("s1", null))).toBe("email_missing");
      expect(await signIn(other, identityOf("s2", `ada@${domain}`))).toBe(id);
    });

    it("and leaves audit rows, the time of use and a session that names the method", async () => {
      const { teamId, domain, method } = await team();
      await member(teamId, `ada@${domain}`);
      await signIn(await method(), identityOf("s1", `ada@${domain}`));
      expect(await auditActions(db(), teamId)).toEqual(["session.signed_in"]);
      const { id: methodId, lastUsedAt } = await method();
      expect(lastUsedAt).toEqual(AT);
      const [session] = await rows(
        db(),
        sql`select sso_team_id, sso_method_id, sso_team_only, remember from sessions where sso_method_id = ${methodId}`,
      );
      expect(session).toEqual({
        sso_team_id: teamId,
        sso_method_id: methodId,
        sso_team_only: false,
        remember: false,
      });
    });
  });

  describe("does not open somebody else's account", () => {
    it("by an address outside the verified domains, although it is a member's", async () => {
      const { teamId, method } = await team(true);
      await member(teamId, `ada@${teamId}.gmail.example`);
      expect(await signIn(await method(), identityOf("s1", `ada@${teamId}.gmail.example`))).toBe("domain_unverified");
      expect(await membersOf(db(), teamId)).toHaveLength(1);
    });

    it("by an address that the provider does not vouch for", async () => {
      const { teamId, domain, method } = await team(true);
      await member(teamId, `ada@${domain}`);
      const identity = identityOf("s1", `ada@${domain}`, { emailVerified: false });
      expect(await signIn(await method(), identity)).toBe("email_unverified");
    });

    it("by an address that another subject of the method has", async () => {
      const { teamId, domain, method } = await team();
      await member(teamId, `ada@${domain}`);
      await signIn(await method(), identityOf("s1", `ada@${domain}`));
      expect(await signIn(await method(), identityOf("s2", `ada@${domain}`))).toBe("linked_to_another");
    });

    it("in another team: a session is good for the team alone that cannot speak for the account", async () => {
      const { teamId, method, provision } = await team();
      const person = await newPerson(db());
      const id = await provision({ userName: "guest", externalId: "x1", emails: [{ value: "guest@other.example" }] });
      await rows(
        db(),
        sql`update members set account_id = ${person.accountId} where team_id = ${teamId} and id = ${id}`,
      );
      expect(await signIn(await method(), identityOf("x1", null))).toBe(id);
      const [session] = await rows(
        db(),
        sql`select sso_team_only from sessions where account_id = ${person.accountId} and sso_team_id is not null`,
      );
      expect(session).toEqual({ sso_team_only: true });
    });
  });

  describe("lets nobody back who was deprovisioned (U16, T19)", () => {
    it("while they are deactivated, by subject and by address", async () => {
      const { teamId, domain, method } = await team(true);
      const id = await member(teamId, `ada@${domain}`);
      await signIn(await method(), identityOf("s1", `ada@${domain}`));
      await deactivate(db(), teamId, id);
      expect(await signIn(await method(), identityOf("s1", `ada@${domain}`))).toBe("deactivated");
      expect(await signIn(await method(), identityOf("s9", `ada@${domain}`))).toBe("deactivated");
      expect(await membersOf(db(), teamId)).toHaveLength(1);
    });

    it("in whatever team they look at just then", async () => {
      const { domain, method, provision, store } = await team();
      const id = await provision({ userName: `ada@${domain}`, emails: [{ value: `ada@${domain}` }] });
      const services = { db: db(), clock };
      const identity = identityOf("s1", `ada@${domain}`);
      const session = await finishSignIn(services, {
        method: await method(),
        identity,
        remember: false,
        request: REQUEST,
      });
      if (session.kind !== "signed_in") throw new Error("refused");
      const other = await newTeam(db());
      await joinTeam(db(), { accountId: session.accountId, email: `ada@${domain}` }, other, ["developer"]);
      await rows(db(), sql`update sessions set team_id = ${other} where id = ${session.sessionId}`);
      expect(await findSession(services, session)).toMatchObject({ kind: "signed_in" });
      await store.users.update(id, { document: (current) => ({ ...current, active: false }) }, { references: false });
      expect(await findSession(services, session)).toEqual({ kind: "signed_out" });
    });

    it("after SCIM deleted them, whether they had signed in before or not", async () => {
      const { teamId, domain, method, provision, store } = await team(true);
      const ada = await provision({ userName: `ada@${domain}` });
      const bo = await provision({ userName: `bo@${domain}` });
      await signIn(await method(), identityOf("s1", `ada@${domain}`));
      await store.users.remove(ada, {});
      await store.users.remove(bo, {});
      expect(await signIn(await method(), identityOf("s1", `ada@${domain}`))).toBe("removed");
      expect(await signIn(await method(), identityOf("s1", `another@${domain}`))).toBe("removed");
      expect(await signIn(await method(), identityOf("s2", `bo@${domain}`))).toBe("removed");
      expect(await membersOf(db(), teamId)).toEqual([]);
    });

    it("but takes them as the new member when they are provisioned again", async () => {
      const { domain, method, provision, store } = await team();
      const first = await provision({ userName: `ada@${domain}` });
      await signIn(await method(), identityOf("s1", `ada@${domain}`));
      await store.users.remove(first, {});
      const second = await provision({ userName: `ada@${domain}` });
      expect(second).not.toBe(first);
      expect(await signIn(await method(), identityOf("s1", `ada@${domain}`))).toBe(second);
    });

    it("and says so in the audit log with what an admin can do", async () => {
      const { teamId, domain, method } = await team();
      const id = await member(teamId, `ada@${domain}`);
      await deactivate(db(), teamId, id);
      await signIn(await method(), identityOf("s1", `ada@${domain}`));
      const [event] = await rows<{ details: unknown }>(
        db(),
        sql`select action, actor_id, target_id, details from audit_events where team_id = ${teamId}`,
      );
      expect(event).toMatchObject({
        action: "session.sign_in_failed",
        actor_id: id,
        target_id: id,
        details: { reason: "deactivated", email: `ada@${domain}`, message: expect.stringContaining("Reactivate") },
      });
    });
  });

  describe("lets new people join", () => {
    it("as developers with an account, once", async () => {
      const { teamId, domain, method } = await team(true);
      const identity = identityOf("s1", `ada@${domain}`);
      const id = await signIn(await method(), identity);
      expect(await signIn(await method(), identity)).toBe(id);
      expect(await membersOf(db(), teamId)).toEqual([
        { id, user_name: `ada@${domain}`, source: "sso", joined: true, email: `ada@${domain}`, roles: ["developer"] },
      ]);
      expect(await auditActions(db(), teamId)).toEqual(["member.created", "session.signed_in", "session.signed_in"]);
    });

    it("with the account that the address has, in another team, too", async () => {
      const { teamId, domain, method } = await team(true);
      const person = await newPerson(db());
      await rows(db(), sql`update accounts set email = ${`ada@${domain}`} where id = ${person.accountId}`);
      await signIn(await method(), identityOf("s1", `ada@${domain}`));
      const found = await rows(
        db(),
        sql`select team_id from members where account_id = ${person.accountId} order by team_id`,
      );
      expect(found).toEqual([person.teamId, teamId].toSorted().map((each) => ({ team_id: each })));
    });

    it("and leaves a stranger nothing who had made the account by a link that others saw", async () => {
      const { teamId, domain, method } = await team(true);
      const stranger = await newPerson(db());
      await rows(
        db(),
        sql`update accounts set email = ${`ada@${domain}`}, email_proven_at = null where id = ${stranger.accountId}`,
      );
      expect(await signIn(await method(), identityOf("s1", `ada@${domain}`))).toBe(
        (await membersOf(db(), teamId))[0]?.id,
      );
      const [account] = await rows(
        db(),
        sql`select password_hash is null as without_password, email_proven_at is not null as proven from accounts
          where id = ${stranger.accountId}`,
      );
      expect(account).toEqual({ without_password: true, proven: true });
      expect(await findSession({ db: db(), clock }, stranger)).toEqual({ kind: "signed_out" });
    });

    it("only when the method says so, and a seat is free", async () => {
      const closed = await team(false);
      expect(await signIn(await closed.method(), identityOf("s1", `ada@${closed.domain}`))).toBe("unknown");
      const full = await team(true);
      await rows(db(), sql`update teams set seats = 1 where id = ${full.teamId}`);
      await member(full.teamId, `bo@${full.domain}`);
      expect(await signIn(await full.method(), identityOf("s1", `ada@${full.domain}`))).toBe("no_seat");
      expect(await membersOf(db(), closed.teamId)).toEqual([]);
      expect(await membersOf(db(), full.teamId)).toHaveLength(1);
    });

    it("one of several at once for the last seat, and one member for one person who comes twice", async () => {
      const { teamId, domain, method } = await team(true);
      await rows(db(), sql`update teams set seats = 1 where id = ${teamId}`);
      const found = await method();
      const ada = identityOf("s1", `ada@${domain}`);
      const outcomes = await Promise.all(
        [ada, ada, identityOf("s2", `bo@${domain}`), identityOf("s3", `cy@${domain}`)].map((identity) =>
          signIn(found, identity),
        ),
      );
      expect(await membersOf(db(), teamId)).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === "no_seat").length).toBeGreaterThanOrEqual(2);
    });
  });

  describe("answers an invitation", () => {
    it("of somebody whose address is in a verified domain, with an account for whom has none", async () => {
      const { teamId, domain, method } = await team();
      const id = await member(teamId, `ada@${domain}`, false);
      expect(await signIn(await method(), identityOf("s1", `ada@${domain}`))).toBe(id);
      expect(await membersOf(db(), teamId)).toMatchObject([{ id, joined: true, email: `ada@${domain}` }]);
      expect(await auditActions(db(), teamId)).toEqual(["invitation.accepted", "session.signed_in"]);
    });

    it("not of somebody whom only the team's directory vouches for", async () => {
      const { method, provision } = await team();
      await ownAccount("owner@elsewhere.example");
      await provision({ userName: "o", externalId: "x9", emails: [{ value: "owner@elsewhere.example" }] });
      expect(await signIn(await method(), identityOf("x9", "owner@elsewhere.example"))).toBe("not_joined");
    });
  });

  it("writes at most sixty failures of a team a minute", async () => {
    const { teamId, method } = await team();
    const found = await method();
    for (let round = 0; round < 65; round += 1) await signIn(found, identityOf(`s${round}`, null));
    expect(await auditActions(db(), teamId)).toHaveLength(60);
  });

  it("does not touch another team's people", async () => {
    const [ours, theirs] = [await team(true), await team()];
    const person = await newPerson(db());
    await joinTeam(db(), person, theirs.teamId);
    expect(await signIn(await ours.method(), identityOf("s1", person.email))).toBe("domain_unverified");
    expect(await membersOf(db(), ours.teamId)).toEqual([]);
  });
});
