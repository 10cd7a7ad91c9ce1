import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { endMemberSession, endMemberSessions } from "./end-member-sessions";
import { listMemberSessions } from "./list-member-sessions";
import { readMember } from "./read-member";
import { type PeopleTeam, peopleTeam } from "./testing/people-team";

const NOW = new Date("2026-05-01T12:00:00.000Z");
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();
const DAY_MINUTES = 24 * 60;

describe.each(databases)("the sessions of a member in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => NOW };
  });
  afterAll(() => opened.close());

  interface Session {
    readonly seen: number;
    readonly remember?: boolean;
    readonly teamId?: string;
    readonly ended?: boolean;
    readonly id?: string;
  }
  const session = async (team: PeopleTeam, accountId: string, { seen, ended = false, ...rest }: Session) => {
    const { id = newId("ses"), remember = false, teamId = team.teamId } = rest;
    await rows(
      opened.db,
      sql`insert into sessions (id, account_id, team_id, remember, last_seen_at, ended_at, ip, user_agent)
        values (${id}, ${accountId}, ${teamId}, ${remember}::boolean, ${minutesAgo(seen)}::timestamptz,
          ${ended ? minutesAgo(seen) : null}::timestamptz, '192.0.2.1', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')`,
    );
    return id;
  };
  const list = async (team: PeopleTeam, memberId: string) =>
    (await listMemberSessions(services, team.admin("members.sessions"), { memberId })).sessions.map(({ id }) => id);

  it("are those in this team that are alive, the last used first", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId, accountId } = await team.join([DEFAULT_ROLE]);
    const other = await team.join([DEFAULT_ROLE]);
    const resting = await session(team, accountId, { seen: 29 });
    const remembered = await session(team, accountId, { seen: 29 * DAY_MINUTES, remember: true });
    const fresh = await session(team, accountId, { seen: 1 });
    await session(team, accountId, { seen: 31 });
    await session(team, accountId, { seen: 31 * DAY_MINUTES, remember: true });
    await session(team, accountId, { seen: 1, ended: true });
    await session(team, accountId, { seen: 1, teamId: (await peopleTeam(opened.db)).teamId });
    await session(team, other.accountId, { seen: 1 });
    expect(await list(team, memberId)).toEqual([fresh, resting, remembered]);
    const seen = await readMember(services, team.admin("team.read"), { memberId });
    const unseen = await readMember(services, other.as("team.read"), { memberId });
    expect([seen.liveSessions, unseen.liveSessions]).toEqual([3, null]);
  });

  it("are listed up to a hundred", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId, accountId } = await team.join([DEFAULT_ROLE]);
    await rows(
      opened.db,
      sql`insert into sessions (id, account_id, team_id, remember, last_seen_at)
        select 'ses_robot_' || i || ${accountId}::text, ${accountId}, ${team.teamId}, true,
          ${NOW.toISOString()}::timestamptz - i * interval '1 second' from generate_series(1, 120) i`,
    );
    expect(await list(team, memberId)).toHaveLength(100);
  });

  it("end one by one, with an audit row each; one that is over, or somebody else's, is not found", async () => {
    const team = await peopleTeam(opened.db);
    const actor = team.admin("members.sessions");
    const { memberId, accountId } = await team.join([DEFAULT_ROLE]);
    const other = await team.join([DEFAULT_ROLE]);
    const [first, second] = [await session(team, accountId, { seen: 1 }), await session(team, accountId, { seen: 2 })];
    const theirs = await session(team, other.accountId, { seen: 1 });
    await endMemberSession(services, actor, { memberId, sessionId: first });
    await refusal(endMemberSession(services, actor, { memberId, sessionId: first }), "not_found");
    await refusal(endMemberSession(services, actor, { memberId, sessionId: theirs }), "not_found");
    expect([await list(team, memberId), await list(team, other.memberId)]).toEqual([[second], [theirs]]);
    expect(await auditOf(opened.db, team.teamId)).toMatchObject([
      { action: "session.ended", targetId: memberId, actorId: team.memberId, details: { sessions: 1 } },
    ]);
  });

  it("end all at once but the one that asks, which is marked", async () => {
    const team = await peopleTeam(opened.db);
    const actor = team.admin("members.sessions");
    const mine = await session(team, actor.accountId, { seen: 1, id: actor.sessionId });
    await session(team, actor.accountId, { seen: 2 });
    await session(team, actor.accountId, { seen: 3 });
    const { sessions } = await endMemberSessions(services, actor, { memberId: team.memberId });
    expect(sessions).toMatchObject([
      { id: mine, isThisOne: true, ip: "192.0.2.1", device: "Firefox on Linux", method: null },
    ]);
    await endMemberSessions(services, actor, { memberId: team.memberId });
    expect(await auditOf(opened.db, team.teamId)).toMatchObject([{ details: { sessions: 2 } }]);
  });

  it("of nobody in the team are not found", async () => {
    const team = await peopleTeam(opened.db);
    const stranger = await (await peopleTeam(opened.db)).join([DEFAULT_ROLE]);
    const input = { memberId: stranger.memberId };
    await refusal(listMemberSessions(services, team.admin("members.sessions"), input), "not_found");
    await refusal(endMemberSessions(services, team.admin("members.sessions"), input), "not_found");
  });
});
