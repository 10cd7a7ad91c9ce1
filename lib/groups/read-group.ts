import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { GroupDetail } from "@/lib/contracts/groups";
import { providerOf } from "@/lib/members/provider-of";
import type { Services } from "@/lib/services";
import { GROUP_COLUMNS, type GroupRow, groupViewOf } from "./group-view";
import { groupGone } from "./locked-group";

export function readGroup(
  { db }: Services,
  { team }: Authorized<"groups.read">,
  { groupId }: { readonly groupId: string },
): Promise<GroupDetail> {
  return groupDetail(db, team.id, groupId);
}

interface DetailRow extends GroupRow {
  readonly created_at: Date;
  readonly external_id: string | null;
}

/** Throws `not_found`. */
export async function groupDetail(db: Db, teamId: string, groupId: string): Promise<GroupDetail> {
  const [row] = await rows<DetailRow>(
    db,
    sql`select ${GROUP_COLUMNS}, g.created_at, g.external_id from groups g where g.team_id = ${teamId} and g.id = ${groupId}`,
  );
  if (!row) throw groupGone();
  return {
    ...groupViewOf(row),
    createdAt: row.created_at.toISOString(),
    externalId: row.external_id,
    provider: row.source === "scim" ? await providerOf(db, teamId, groupId) : null,
  };
}
