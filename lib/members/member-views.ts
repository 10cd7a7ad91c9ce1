import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows, textArray } from "@/db/rows";
import type { MemberSource, MemberStatus, MemberView } from "@/lib/contracts/members";
import { rolesOfMembers } from "./member-roles";

/** These members as lists show them, in the order of the ids; who is not in the team is left out. */
export async function memberViews(db: Db, teamId: string, ids: readonly string[]): Promise<readonly MemberView[]> {
  if (ids.length === 0) return [];
  const [found, roles] = await Promise.all([readRows(db, teamId, ids), rolesOfMembers(db, teamId, ids)]);
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [viewOf(row, roles.get(id) ?? [])] : [];
  });
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
  readonly holder_id: string | null;
  readonly holder_name: string | null;
}

/** `holder`: who in the team has the account of the address of somebody who has none. */
function readRows(db: Db, teamId: string, ids: readonly string[]): Promise<readonly MemberRow[]> {
  return rows<MemberRow>(
    db,
    sql`select m.id, m.account_id, m.source, m.managed, m.active, m.joined_at, m.user_name, m.email, m.shown_name,
        exists (select 1 from scim_settings s where s.team_id = m.team_id and s.enabled) as scim_on,
        h.id as holder_id, h.shown_name as holder_name
      from members m
      left join accounts a on m.account_id is null and a.email_key = m.email_key
      left join members h on h.team_id = m.team_id and h.account_id = a.id
      where m.team_id = ${teamId} and m.id = any(${textArray(ids)})`,
  );
}

function viewOf(row: MemberRow, roles: MemberView["roles"]): MemberView {
  const signInProblem = signInProblemOf(row);
  return {
    id: row.id,
    name: row.shown_name,
    userName: row.user_name,
    email: row.email,
    source: row.source,
    managed: row.managed && row.scim_on,
    wasManaged: row.managed && !row.scim_on,
    status: statusOf(row),
    signInProblem,
    sharesEmailWith: signInProblem === "shared_email" ? holderOf(row) : null,
    roles,
    joinedAt: row.joined_at?.toISOString() ?? null,
  };
}

export function statusOf({ active, joined_at }: Pick<MemberRow, "active" | "joined_at">): MemberStatus {
  if (!active) return "deactivated";
  return joined_at === null ? "invited" : "active";
}

function signInProblemOf({ active, joined_at, account_id, email }: MemberRow): MemberView["signInProblem"] {
  if (!active || joined_at === null || account_id !== null) return null;
  return email?.includes("@") === true ? "shared_email" : "no_email";
}

function holderOf({ holder_id: id, holder_name: name }: MemberRow): MemberView["sharesEmailWith"] {
  return id === null || name === null ? null : { id, name };
}
