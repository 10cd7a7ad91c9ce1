import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { revokeScimKey, ScimState } from "@/lib/contracts/scim";
import type { Services } from "@/lib/services";
import { findKey } from "./find-key";
import { lockScim } from "./lock-scim";
import { scimState } from "./read-scim";

/** The key is refused from the very next request on. Revoking a revoked key changes nothing. Throws `not_found`. */
export function revokeKey(
  { db, clock }: Services,
  actor: Authorized<"scim.keys.revoke">,
  { keyId }: z.output<(typeof revokeScimKey)["input"]>,
): Promise<ScimState> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    await lockScim(tx, teamId);
    const at = clock();
    const key = await findKey(tx, teamId, keyId);
    if (key.revoked_at === null) {
      await rows(
        tx,
        sql`update scim_keys set revoked_at = ${at.toISOString()}::timestamptz where team_id = ${teamId} and id = ${keyId}`,
      );
      await recordEvent(tx, teamId, memberActor(actor), at, {
        action: "scim_key.revoked",
        targetId: keyId,
        targetName: key.name,
        details: { hint: key.hint },
      });
    }
    return scimState(tx, actor, at);
  });
}
