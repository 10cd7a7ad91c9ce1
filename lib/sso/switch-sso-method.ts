import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { switchSsoMethod as contract } from "@/lib/contracts/sso";
import type { Services } from "@/lib/services";
import { ssoMethodsOf } from "./list-sso-methods";
import { lockMethod, requireReplaceable } from "./sso-method-rules";

/**
 * Switches a way to sign in on or off; what it is already changes nothing. Throws `not_found`, and `last_sso_method`
 * when SCIM is on and no other method would stay enabled.
 */
export function switchSsoMethod(
  { db, clock }: Services,
  actor: Authorized<"sso.manage">,
  { methodId, enabled }: z.output<(typeof contract)["input"]>,
): Promise<EndpointOutput<typeof contract>> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    const method = await lockMethod(tx, teamId, methodId);
    if (method.enabled !== enabled) {
      if (!enabled) requireReplaceable(method);
      const at = clock();
      await rows(
        tx,
        sql`update sso_methods set enabled = ${enabled}::boolean, updated_at = ${at.toISOString()}::timestamptz
          where team_id = ${teamId} and id = ${methodId}`,
      );
      await recordEvent(tx, teamId, memberActor(actor), at, {
        action: enabled ? "sso.enabled" : "sso.disabled",
        targetId: methodId,
        targetName: method.name,
        details: { provider: method.provider },
      });
    }
    return ssoMethodsOf(tx, teamId);
  });
}
