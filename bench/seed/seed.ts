import type { Sql } from "postgres";
import { postgresDatabase } from "@/db/open-postgres";
import { hashPassword } from "@/lib/auth/password";
import { systemClock } from "@/lib/clock";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { connectOnce } from "../database/bench-database";
import { startProgress } from "../progress";
import { type CopyValue, copyRows } from "./copy-rows";
import {
  accountId,
  createdAt,
  DOMAIN,
  GROUPS,
  groupDocument,
  groupId,
  groupSize,
  memberOfGroup,
  OTHER_TEAMS,
  userDocument,
  userId,
  userName,
} from "./dataset";

export const ADMIN_PASSWORD = "a password of the bench";

/** Of the big team. */
export interface SeededTeam {
  readonly teamId: string;
  /** The SCIM key. */
  readonly key: string;
  readonly adminEmail: string;
}

interface Team {
  readonly id: string;
  readonly people: number;
  /** Accounts are of all teams, so that each team's have numbers of their own. */
  readonly accountsFrom: number;
}

/** Fills a migrated, empty database: ten teams, the big one with a SCIM key, groups and `users` people. */
export async function seed(url: string, users: number): Promise<SeededTeam> {
  const sql = connectOnce(url);
  const open = postgresDatabase(url, 2);
  try {
    const big = await keyedTeam({ db: open.db, clock: systemClock }, { seats: users * 4 });
    const adminEmail = await giveAdminPassword(sql, big.teamId);
    await seedPeople(sql, await teamsOf(sql, big.teamId, users));
    await seedGroups(sql, big.teamId, users);
    const progress = startProgress("Looking at the tables once (vacuum, analyze)", 1);
    await sql.unsafe("vacuum (analyze)");
    await sql.unsafe("checkpoint");
    progress.end();
    return { teamId: big.teamId, key: big.key, adminEmail };
  } finally {
    await open.close();
    await sql.end({ timeout: 5 });
  }
}

async function giveAdminPassword(sql: Sql, teamId: string): Promise<string> {
  const [admin] = await sql`
    update accounts set password_hash = ${await hashPassword(ADMIN_PASSWORD)}
    where id in (select account_id from members where team_id = ${teamId}) returning email`;
  return String(admin?.email);
}

async function teamsOf(sql: Sql, bigId: string, users: number): Promise<readonly Team[]> {
  const sizes = [users, ...OTHER_TEAMS.map((share) => Math.max(1, Math.round(users * share)))];
  const teams = sizes.map((people, n) => ({
    id: n === 0 ? bigId : `${bigId}${n}`,
    people,
    accountsFrom: sizes.slice(0, n).reduce((sum, size) => sum + size, 0),
  }));
  for (const { id, people } of teams.slice(1)) {
    await sql`insert into teams (id, name, plan, seats)
      select ${id}, ${`Team of ${people}`}, plan, ${people * 2} from teams where id = ${bigId}`;
  }
  return teams;
}

async function seedPeople(sql: Sql, teams: readonly Team[]): Promise<void> {
  const total = teams.reduce((sum, { people }) => sum + people, 0);
  const accounts = startProgress(`${total.toLocaleString("en")} accounts`, total);
  await copyRows(
    sql,
    "accounts (id, email, name, created_by_team_id, created_at, updated_at)",
    accountRows(teams),
    accounts.at,
  );
  accounts.end();
  const members = startProgress(`${total.toLocaleString("en")} people in ${teams.length} teams`, total);
  const columns = "members (team_id, id, account_id, document, source, managed, joined_at, created_at, updated_at)";
  await copyRows(sql, columns, memberRows(teams), members.at);
  members.end();
  const roles = startProgress("Their roles", total);
  await copyRows(sql, "member_roles (team_id, member_id, role)", roleRows(teams), roles.at);
  roles.end();
}

function* accountRows(teams: readonly Team[]): Generator<readonly CopyValue[]> {
  for (const { id, people, accountsFrom } of teams) {
    for (let n = 0; n < people; n += 1) {
      const at = createdAt(n);
      yield [accountId(accountsFrom + n), addressIn(accountsFrom, n), userName(n), id, at, at];
    }
  }
}

/** The people of the other teams have the same userNames, in a domain of their own. */
function addressIn(accountsFrom: number, n: number): string {
  return accountsFrom === 0 ? userName(n) : userName(n).replace(DOMAIN, `team-${accountsFrom}.example`);
}

function* memberRows(teams: readonly Team[]): Generator<readonly CopyValue[]> {
  for (const { id, people, accountsFrom } of teams) {
    for (let n = 0; n < people; n += 1) {
      const at = createdAt(n);
      const document = JSON.stringify(userDocument(n));
      yield [id, userId(n), accountId(accountsFrom + n), document, "scim", true, at, at, at];
    }
  }
}

function* roleRows(teams: readonly Team[]): Generator<readonly CopyValue[]> {
  for (const { id, people } of teams) for (let n = 0; n < people; n += 1) yield [id, userId(n), DEFAULT_ROLE];
}

async function seedGroups(sql: Sql, teamId: string, users: number): Promise<void> {
  const sizes = Array.from({ length: GROUPS }, (_, n) => groupSize(n, users));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const progress = startProgress(`${GROUPS} groups with ${total.toLocaleString("en")} members`, total);
  await copyRows(
    sql,
    "groups (team_id, id, document, source, created_at, updated_at)",
    groupRows(teamId),
    () => undefined,
  );
  const roles = Array.from({ length: GROUPS }, (_, n) => [teamId, groupId(n), DEFAULT_ROLE]);
  await copyRows(sql, "group_roles (team_id, group_id, role)", roles, () => undefined);
  await copyRows(
    sql,
    "group_members (team_id, group_id, member_id)",
    membershipRows(teamId, sizes, users),
    progress.at,
  );
  progress.end();
}

function* groupRows(teamId: string): Generator<readonly CopyValue[]> {
  for (let n = 0; n < GROUPS; n += 1) {
    const at = createdAt(n);
    yield [teamId, groupId(n), JSON.stringify(groupDocument(n)), "scim", at, at];
  }
}

function* membershipRows(teamId: string, sizes: readonly number[], users: number): Generator<readonly CopyValue[]> {
  for (const [group, size] of sizes.entries()) {
    const id = groupId(group);
    for (let k = 0; k < size; k += 1) yield [teamId, id, userId(memberOfGroup(group, k, users))];
  }
}
