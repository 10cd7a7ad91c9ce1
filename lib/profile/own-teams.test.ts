import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { outcomes, refusal } from "@/lib/provisioning/testing/refusal";
import { joinedMember } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { findSession } from "@/lib/sessions/find-session";
import { AT, joinTeam, newSession, newTeam } from "@/lib/sessions/testing/people";
import { leaveTeam } from "./leave-team";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./own-sessions";
import { readProfile } from "./read-profile";
import { type OwnPerson, ownPerson, provision, traceOf } from "./testing/own-context";

const MINUTE_MS = 60_000;

describe.each(databases)("one's own teams and sessions in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  let now = AT;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => now };
  });
  afterAll(() => opened.close());

  const newOne = async (...roles: Parameters<typeof ownPerson>[1] & object) => {
    now = AT;
    return ownPerson(services.db, roles.length > 0 ? roles : ["admin"]);
  };
  const anotherAdmin = ({ teamId }: OwnPerson, password: boolean) =>
    joinedMember(services.db, teamId, { email: `other@${teamId}.example`, roles: ["admin"], password });
  const leave = ({ own, teamId }: OwnPerson, left = teamId) => leaveTeam(services, own, { teamId: left });
  const kindOf = async (person: Pick<OwnPerson, "accountId" | "sessionId">) =>
    (await findSession(services, person)).kind;
  const staysBecause = async ({ own }: OwnPerson) => (await readProfile(services, own)).teams[0]?.staysBecause;
  const sessionsOf = async ({ own }: OwnPerson) => (await listOwnSessions(services, own)).sessions;

  describe("leaving", () => {
    it("ends the membership with a trace; the account stays, the session looks at the next team", async () => {
      const person = await newOne();
      const next = await newTeam(services.db);
      await joinTeam(services.db, person, next);
      await anotherAdmin(person, true);
      expect(await leave(person)).toEqual({ team: { id: next, name: `Team ${next}` } });
      expect(await findSession(services, person)).toMatchObject({
        kind: "signed_in",
        membership: { team: { id: next } },
      });
      expect(await rows(services.db, sql`select 1 from members where account_id = ${person.accountId}`)).toHaveLength(
        1,
      );
      expect(await traceOf(services.db, person.teamId)).toMatchObject([
        { action: "member.left", actor_id: person.memberId },
      ]);
    });

    it("ends the session with the last team", async () => {
      const person = await newOne("developer");
      await anotherAdmin(person, true);
      expect(await leave(person)).toEqual({ team: null });
      expect(await kindOf(person)).toBe("signed_out");
    });

    it("works for a team that the session does not look at, and for none of somebody else's", async () => {
      const [person, stranger] = [await newOne(), await newOne()];
      const other = await newTeam(services.db);
      await joinTeam(services.db, person, other, ["developer"]);
      await joinedMember(services.db, other, { email: `admin@${other}.example`, roles: ["admin"] });
      expect(await leave(person, other)).toMatchObject({ team: { id: person.teamId } });
      await refusal(leave(person, other), "not_found");
      await refusal(leave(person, stranger.teamId), "not_found");
      expect(await kindOf(stranger)).toBe("signed_in");
    });

    it("is not for the last admin; of two who leave at once one stays", async () => {
      const person = await newOne();
      expect(await staysBecause(person)).toContain("without an active admin");
      await refusal(leave(person), "last_admin");
      const { memberId, accountId } = await joinedMember(services.db, person.teamId, {
        email: `second@${person.teamId}.example`,
        roles: ["admin"],
        password: true,
      });
      expect(await staysBecause(person)).toBeNull();
      const second = { ...person, accountId, memberId };
      const sessionId = await newSession(services.db, second);
      const own = { ...person.own, accountId, memberId, sessionId };
      const { values, codes } = await outcomes([leave(person), leave({ ...second, sessionId, own })]);
      expect([values.length, codes]).toEqual([1, ["last_admin"]]);
    });

    it("is not for the last admin with a password while SCIM is on", async () => {
      const person = await newOne();
      await anotherAdmin(person, false);
      await provision(services.db, person, false);
      expect(await staysBecause(person)).toContain("while your identity provider cannot be reached");
      await refusal(leave(person), "break_glass_required");
      await rows(services.db, sql`update scim_settings set enabled = false where team_id = ${person.teamId}`);
      expect(await staysBecause(person)).toBeNull();
      await leave(person);
    });

    it("U17: is not for whom an identity provider manages", async () => {
      const person = await newOne("developer");
      await anotherAdmin(person, true);
      await provision(services.db, person, true);
      expect(await staysBecause(person)).toContain("identity provider");
      await refusal(leave(person), "managed");
      expect(await kindOf(person)).toBe("signed_in");
    });

    it("reaches no other team from a session that is good for one team only", async () => {
      const person = await newOne();
      const other = await newTeam(services.db);
      await joinTeam(services.db, person, other, ["developer"]);
      await anotherAdmin(person, true);
      await rows(
        services.db,
        sql`update sessions set sso_team_id = ${person.teamId}, sso_team_only = true where id = ${person.sessionId}`,
      );
      await refusal(leave(person, other), "not_found");
      expect(await leave(person)).toEqual({ team: null });
      expect(await kindOf(person)).toBe("signed_out");
    });
  });

  describe("sessions", () => {
    it("are those that are alive, this one first, each with its team", async () => {
      const person = await newOne();
      const kept = await newSession(services.db, person, true);
      await newSession(services.db, person);
      now = new Date(AT.getTime() + 31 * MINUTE_MS);
      await rows(
        services.db,
        sql`update sessions set last_seen_at = ${now.toISOString()}::timestamptz where id = ${person.sessionId}`,
      );
      expect(await sessionsOf(person)).toMatchObject([
        { id: person.sessionId, isThisOne: true, remembered: false, teamName: `Team ${person.teamId}`, bySso: false },
        { id: kept, isThisOne: false, remembered: true, device: "Unknown browser", ip: "192.0.2.7" },
      ]);
    });

    it("are shown up to a hundred, this one among them, and all end", async () => {
      const person = await newOne();
      await rows(
        services.db,
        sql`insert into sessions (id, account_id, team_id, remember, last_seen_at)
          select 'ses_robot_' || i || ${person.accountId}::text, ${person.accountId}, ${person.teamId}, true,
            ${AT.toISOString()}::timestamptz + i * interval '1 second' from generate_series(1, 120) i`,
      );
      const shown = await sessionsOf(person);
      expect([shown.length, shown[0]?.id]).toEqual([100, person.sessionId]);
      expect((await endOtherSessions(services, person.own)).sessions).toHaveLength(1);
    });

    it("end one by one or all but this one, at the very next request, with an audit row", async () => {
      const person = await newOne();
      const [first, second, third] = [
        await newSession(services.db, person),
        await newSession(services.db, person),
        await newSession(services.db, person),
      ];
      const { sessions } = await endOwnSession(services, person.own, { sessionId: first });
      expect(sessions.map(({ id }) => id)).not.toContain(first);
      await refusal(endOwnSession(services, person.own, { sessionId: first }), "not_found");
      expect(await kindOf({ ...person, sessionId: first })).toBe("signed_out");
      expect((await endOtherSessions(services, person.own)).sessions).toHaveLength(1);
      await endOtherSessions(services, person.own);
      for (const sessionId of [second, third]) expect(await kindOf({ ...person, sessionId })).toBe("signed_out");
      expect(await kindOf(person)).toBe("signed_in");
      expect(await traceOf(services.db, person.teamId)).toMatchObject([
        { action: "account.sessions_ended", details: { sessions: 1 } },
        { action: "account.sessions_ended", details: { sessions: 2 } },
      ]);
    });

    it("of somebody else are neither shown nor ended", async () => {
      const [person, other] = [await newOne(), await newOne()];
      await refusal(endOwnSession(services, person.own, { sessionId: other.sessionId }), "not_found");
      await endOtherSessions(services, person.own);
      expect(await kindOf(other)).toBe("signed_in");
      expect((await sessionsOf(person)).map(({ id }) => id)).toEqual([person.sessionId]);
    });

    it("in other teams stay unseen from one that is good for one team only", async () => {
      const person = await newOne();
      const other = await newTeam(services.db);
      const memberId = await joinTeam(services.db, person, other);
      const elsewhere = await newSession(services.db, { ...person, teamId: other, memberId });
      expect(await sessionsOf(person)).toHaveLength(2);
      await rows(
        services.db,
        sql`update sessions set sso_team_id = ${person.teamId}, sso_team_only = true where id = ${person.sessionId}`,
      );
      expect(await sessionsOf(person)).toHaveLength(1);
      await endOtherSessions(services, person.own);
      expect(await kindOf({ ...person, sessionId: elsewhere })).toBe("signed_in");
    });
  });
});
