import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type AuditEvent, recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import type { JsonObject } from "@/scim";

/** A membership of an account that was joined and is active. */
export interface OwnMembership {
  readonly teamId: string;
  readonly memberId: string;
  readonly name: string;
  readonly document: JsonObject;
}

/** All of them, their rows locked: members come before accounts in the order of locks. */
export async function lockMemberships(tx: Db, accountId: string): Promise<readonly OwnMembership[]> {
  return rows<OwnMembership>(
    tx,
    sql`select m.team_id as "teamId", m.id as "memberId", m.shown_name as name, m.document from members m
      where m.account_id = ${accountId} and m.active and m.joined_at is not null
      order by m.team_id, m.id for update of m`,
  );
}

/** Writes another document over one whose row is locked. */
export async function writeDocument(
  tx: Db,
  at: Date,
  { teamId, memberId }: OwnMembership,
  document: JsonObject,
): Promise<void> {
  await rows(
    tx,
    sql`update members set document = ${JSON.stringify(document)}::jsonb, version = version + 1,
        updated_at = ${at.toISOString()}::timestamptz
      where team_id = ${teamId} and id = ${memberId}`,
  );
}

/** What somebody did with their own account leaves an audit row in each of their teams. */
export async function recordInTeams(
  tx: Db,
  at: Date,
  memberships: readonly OwnMembership[],
  request: RequestOrigin,
  event: Pick<AuditEvent, "action" | "details">,
): Promise<void> {
  for (const { teamId, memberId, name } of memberships) {
    const actor = { kind: "member", id: memberId, name, ...request } as const;
    await recordEvent(tx, teamId, actor, at, { ...event, targetId: memberId, targetName: name });
  }
}
