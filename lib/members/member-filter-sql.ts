import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { MemberFilters } from "@/lib/contracts/members";
import { COUNTED_MAX } from "@/lib/contracts/page";
import type { Role } from "@/lib/contracts/roles";
import { containsPattern } from "./contains-pattern";
import { countMembers } from "./count-members";
import { countUpTo } from "./count-up-to";
import { holdersSql, holdsRole } from "./member-roles";

/** Trigrams find nothing shorter. */
const TRIGRAM_LENGTH = 3;

/** The condition of `members m` for the team's members that the filters let through. */
export async function memberFilterSql(db: Db, teamId: string, filters: MemberFilters): Promise<SQL> {
  const { search, status, source, role, group, outside } = filters;
  const conditions = [sql`m.team_id = ${teamId}`];
  if (status !== "all") conditions.push(STATUSES[status]);
  if (source !== "all") conditions.push(SOURCES[source]);
  if (role !== "all") conditions.push(await holdsSql(db, teamId, role));
  if (group !== "") conditions.push(sql`m.id in (${membersOf(teamId, group)})`);
  // Not "not exists": the group would be read whole, however few are looked at.
  if (outside !== "") conditions.push(sql`(${membersOf(teamId, outside)} and gm.member_id = m.id) is null`);
  if (search !== "") conditions.push(await foundSql(db, teamId, search));
  return sql.join(conditions, sql` and `);
}

const STATUSES = {
  active: sql`m.active and m.joined_at is not null`,
  invited: sql`m.active and m.joined_at is null`,
  deactivated: sql`not m.active`,
};

/** Written out, so that the index of the rarer ones is found. */
const SOURCES = {
  scim: sql`m.source = 'scim'`,
  sso: sql`m.source = 'sso'`,
  invite: sql`m.source = 'invite'`,
};

function membersOf(teamId: string, groupId: string): SQL {
  return sql`select gm.member_id from group_members gm where gm.team_id = ${teamId} and gm.group_id = ${groupId}`;
}

/** A few who hold a role are looked up from the role; when it is nearly everybody, each member is asked instead. */
async function holdsSql(db: Db, teamId: string, role: Role): Promise<SQL> {
  const holders = holdersSql(teamId, role);
  const { isMore } = await countUpTo(db, sql`from (${holders}) holders`, COUNTED_MAX);
  return isMore ? holdsRole(role) : sql`m.id in (${holders})`;
}

/**
 * Any part of a name, a userName or an address; in a large team one or two characters are looked for only where a name
 * begins, because no index has them elsewhere.
 */
async function foundSql(db: Db, teamId: string, search: string): Promise<SQL> {
  const pattern = containsPattern(search);
  return Array.from(search).length < TRIGRAM_LENGTH && (await isLarge(db, teamId))
    ? sql`m.shown_name_key like scim_fold(${pattern.slice(1)}::text)`
    : sql`m.search_key like scim_fold(${pattern}::text)`;
}

async function isLarge(db: Db, teamId: string): Promise<boolean> {
  return (await countMembers(db, teamId)) > COUNTED_MAX;
}
