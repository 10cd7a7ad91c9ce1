import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listMembers as contract, MemberSource, MemberStatus, MemberView } from "@/lib/contracts/members";
import type { Services } from "@/lib/services";
import { containsPattern } from "./contains-pattern";
import { rolesOfMembers } from "./member-roles";

type Query = z.output<(typeof contract)["input"]>;

/** A page of the team's members; `search` finds parts of names, user names and e-mail addresses, in any case. */
export async function listMembers(
  { db }: Services,
  { team }: Authorized<"team.read">,
  query: Query,
): Promise<EndpointOutput<typeof contract>> {
  const { page, pageSize } = query;
  const matching = sql`from members m where m.team_id = ${team.id} and ${statusIs(query.status)} and ${contains(query.search)}`;
  const [total, found] = await Promise.all([countRows(db, matching), readPage(db, matching, query)]);
  const roles = await rolesOfMembers(
    db,
    team.id,
    found.map(({ id }) => id),
  );
  return { items: found.map((row) => viewOf(row, roles.get(row.id) ?? [])), total, page, pageSize };
}

interface MemberRow {
  readonly id: string;
  readonly account_id: string | null;
  readonly source: MemberSource;
  readonly managed: boolean;
  readonly scim_on: boolean;
  readonly active: boolean;
  readonly joined_at: Date | null;
  readonly user_name: string;
  readonly email: string | null;
  readonly shown_name: string;
}

async function countRows(db: Db, matching: SQL): Promise<number> {
  const [counted] = await rows<{ total: number }>(db, sql`select count(*)::integer as total ${matching}`);
  return counted?.total ?? 0;
}

function readPage(db: Db, matching: SQL, { page, pageSize, sort, descending }: Query): Promise<readonly MemberRow[]> {
  const direction = sql.raw(descending ? "desc" : "asc");
  const key = sql.raw(sort === "name" ? "m.shown_name_key" : "m.joined_at");
  const nulls = sql.raw(sort === "joined" ? "nulls last" : "");
  return rows<MemberRow>(
    db,
    sql`select m.id, m.account_id, m.source, m.managed, m.active, m.joined_at, m.user_name, m.email, m.shown_name,
        exists (select 1 from scim_settings s where s.team_id = m.team_id and s.enabled) as scim_on
      ${matching}
      order by ${key} ${direction} ${nulls}, m.id ${direction}
      limit ${pageSize}::integer offset ${(page - 1) * pageSize}::integer`,
  );
}

function statusIs(status: Query["status"]): SQL {
  switch (status) {
    case "all":
      return sql`true`;
    case "active":
      return sql`(m.active and m.joined_at is not null)`;
    case "invited":
      return sql`(m.active and m.joined_at is null)`;
    case "deactivated":
      return sql`not m.active`;
    default:
      return status satisfies never;
  }
}

function contains(search: string): SQL {
  if (search === "") return sql`true`;
  const pattern = sql`scim_fold(${containsPattern(search)}::text)`;
  return sql`(m.shown_name_key like ${pattern} or m.user_name_key like ${pattern} or m.email_key like ${pattern}
    or exists (select 1 from unnest(m.email_keys) e where e like ${pattern}))`;
}

function viewOf(row: MemberRow, roles: MemberView["roles"]): MemberView {
  return {
    id: row.id,
    name: row.shown_name,
    userName: row.user_name,
    email: row.email,
    source: row.source,
    managed: row.managed && row.scim_on,
    wasManaged: row.managed && !row.scim_on,
    status: statusOf(row),
    signInProblem: signInProblemOf(row),
    roles,
    joinedAt: row.joined_at?.toISOString() ?? null,
  };
}

function statusOf({ active, joined_at }: MemberRow): MemberStatus {
  if (!active) return "deactivated";
  return joined_at === null ? "invited" : "active";
}

function signInProblemOf({ active, joined_at, account_id, email }: MemberRow): MemberView["signInProblem"] {
  if (!active || joined_at === null || account_id !== null) return null;
  return email?.includes("@") === true ? "shared_email" : "no_email";
}
