import { type SQL, sql } from "drizzle-orm";
import type { ScimKeyView } from "@/lib/contracts/scim";

const EXPIRING_MS = 14 * 24 * 60 * 60 * 1000;

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly created_at: Date;
  readonly created_by_name: string;
  readonly creator_left: boolean;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly replaced_by_id: string | null;
  readonly last_used_at: Date | null;
  readonly last_used_ip: string | null;
  readonly last_used_by: string | null;
  readonly last_used_method: string | null;
  readonly last_used_path: string | null;
  readonly last_used_status: number | null;
}

/** The columns of a `KeyRow` from `scim_keys k`: never the hash. */
export const keyColumns: SQL = sql`k.id, k.name, k.hint, k.created_at, k.created_by_name, k.expires_at, k.revoked_at,
  k.replaced_by_id, k.last_used_at, k.last_used_ip, k.last_used_by, k.last_used_method, k.last_used_path,
  k.last_used_status,
  k.created_by_member_id is not null and not exists (
    select 1 from members m
    where m.team_id = k.team_id and m.id = k.created_by_member_id and m.active and m.joined_at is not null
  ) as creator_left`;

/** The key as the settings page shows it at `now`. */
export function keyView(row: KeyRow, now: Date): ScimKeyView {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    creatorLeft: row.creator_left,
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    status: keyStatus(row, now),
    replacedById: row.replaced_by_id,
    lastUse: lastUseOf(row),
  };
}

/** A key in its grace window is `expiring`, too: each window is shorter than the 14 days. */
export function keyStatus(
  { revoked_at, expires_at }: Pick<KeyRow, "revoked_at" | "expires_at">,
  now: Date,
): ScimKeyView["status"] {
  if (revoked_at !== null) return "revoked";
  if (expires_at === null) return "active";
  const leftMs = expires_at.getTime() - now.getTime();
  if (leftMs <= 0) return "expired";
  return leftMs <= EXPIRING_MS ? "expiring" : "active";
}

function lastUseOf(row: KeyRow): ScimKeyView["lastUse"] {
  const { last_used_at: at, last_used_by: by, last_used_method: method } = row;
  const { last_used_path: path, last_used_status: status } = row;
  if (at === null || by === null || method === null || path === null || status === null) return null;
  return { at: at.toISOString(), ip: row.last_used_ip, by, method, path, status };
}
