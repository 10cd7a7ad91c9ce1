import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { MemberDetail } from "@/lib/contracts/member-page";

/**
 * Who may bring a deactivated, managed member back: whoever deactivated it last, as the audit log has it. Where it does not
 * reach back so far an admin may, or nobody could.
 */
export async function readReactivatedBy(
  db: Db,
  teamId: string,
  memberId: string,
): Promise<MemberDetail["reactivatedBy"]> {
  const [last] = await rows<{ actor_kind: string }>(
    db,
    sql`select actor_kind from audit_events
      where team_id = ${teamId} and target_id = ${memberId} and action = 'member.deactivated'
      order by at desc, id desc limit 1`,
  );
  return last?.actor_kind === "scim_key" ? "provider" : "admin";
}
