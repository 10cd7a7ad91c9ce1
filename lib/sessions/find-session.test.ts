import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db, OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { freshDatabase } from "@/db/testing/fresh-database";
import { endSession } from "./end-session";
import { findSession } from "./find-session";
import { AT, auditActions, deactivate, newPerson, newSession, REQUEST, type TestPerson } from "./testing/people";

let open: OpenDatabase;
let db: Db;
beforeAll(async () => {
  open = await freshDatabase();
  db = open.db;
});
afterAll(() => open.close());

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

function kindAfter(person: Pick<TestPerson, "accountId" | "sessionId">, passedMs: number) {
  return findSession({ db, clock: () => new Date(AT.getTime() + passedMs) }, person).then(({ kind }) => kind);
}

describe("a session", () => {
  it("tells the account, the member, the team and the roles, also those of groups", async () => {
    const person = await newPerson(db, { roles: ["developer"] });
    const { teamId, memberId } = person;
    await rows(
      db,
      sql`insert into groups (team_id, id, document, source) values (${teamId}, 'grp_1', '{"displayName":"A"}', 'scim')`,
    );
    await rows(
      db,
      sql`insert into group_members (team_id, group_id, member_id) values (${teamId}, 'grp_1', ${memberId})`,
    );
    await rows(
      db,
      sql`insert into group_roles (team_id, group_id, role) values (${teamId}, 'grp_1', 'admin'), (${teamId}, 'grp_1', 'developer')`,
    );
    const state = await findSession({ db, clock: () => AT }, person);
    expect(state).toEqual({
      kind: "signed_in",
      account: { name: "Grace Hopper", email: person.email },
      membership: {
        memberId,
        name: "Grace Hopper",
        roles: expect.toSatisfy((roles: string[]) => roles.toSorted().join() === "admin,developer"),
        team: { id: teamId, name: `Team ${teamId}`, plan: "enterprise" },
      },
    });
  });

  it("is over after 30 minutes without use, counted from the last use", async () => {
    const person = await newPerson(db);
    expect(await kindAfter(person, 29 * MINUTE_MS)).toBe("signed_in");
    expect(await kindAfter(person, 58 * MINUTE_MS)).toBe("signed_in");
    expect(await kindAfter(person, 89 * MINUTE_MS)).toBe("signed_out");
  });

  it("lives 30 days without use when its person is kept signed in", async () => {
    const person = await newPerson(db);
    const sessionId = await newSession(db, person, true);
    expect(await kindAfter({ ...person, sessionId }, 31 * DAY_MS)).toBe("signed_out");
    expect(await kindAfter({ ...person, sessionId }, 29 * DAY_MS)).toBe("signed_in");
  });

  it("is written at most once a minute", async () => {
    const person = await newPerson(db);
    const lastSeen = async () =>
      (await rows<{ at: Date }>(db, sql`select last_seen_at as at from sessions where id = ${person.sessionId}`))[0]
        ?.at;
    await kindAfter(person, 59_000);
    expect(await lastSeen()).toEqual(AT);
    await kindAfter(person, 61_000);
    expect(await lastSeen()).toEqual(new Date(AT.getTime() + 61_000));
  });

  it("is over once it was ended, and that leaves one audit row", async () => {
    const person = await newPerson(db);
    const services = { db, clock: () => AT };
    await endSession(services, person, REQUEST);
    await endSession(services, person, REQUEST);
    expect(await kindAfter(person, 0)).toBe("signed_out");
    expect(await auditActions(db, person.teamId)).toEqual(["session.signed_in", "session.signed_out"]);
  });

  it("is nobody else's: another account's id does not open or end it", async () => {
    const person = await newPerson(db);
    const { accountId } = await newPerson(db);
    await endSession({ db, clock: () => AT }, { ...person, accountId }, REQUEST);
    expect(await kindAfter({ ...person, accountId }, 0)).toBe("signed_out");
    expect(await kindAfter(person, 0)).toBe("signed_in");
  });

  it("tells a deactivated member so, also after their sessions were ended", async () => {
    const person = await newPerson(db);
    await deactivate(db, person.teamId, person.memberId);
    expect(await kindAfter(person, 0)).toBe("deactivated");
    await endSession({ db, clock: () => AT }, person, REQUEST);
    expect(await kindAfter(person, 0)).toBe("deactivated");
  });

  it("has no team for whom was removed from it, or has not joined yet", async () => {
    const [removed, invited] = [await newPerson(db), await newPerson(db)];
    await rows(db, sql`delete from members where team_id = ${removed.teamId}`);
    await rows(db, sql`update members set joined_at = null where team_id = ${invited.teamId}`);
    for (const person of [removed, invited]) {
      expect(await findSession({ db, clock: () => AT }, person)).toMatchObject({ kind: "signed_in", membership: null });
    }
  });
});
