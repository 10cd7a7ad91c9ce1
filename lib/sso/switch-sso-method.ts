import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { switchSsoMethod as contract, SsoMethods } from "@/lib/contracts/sso";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import type { SsoMethod } from "./find-method";
import { ssoMethodsOf } from "./list-sso-methods";
import { isSetUp } from "./method-view";
import { lockMethod, requireReplaceable } from "./sso-method-rules";

/**
 * Switches a way to sign in on or off; what it is already changes nothing. Throws `not_found`; `last_sso_method` when SCIM
 * or the team needs one and no other method would stay enabled; `sso_not_set_up`; `sso_untested` unless `evenUntested`.
 */
export function switchSsoMethod(
  { db, clock }: Services,
  actor: Authorized<"sso.manage">,
  { methodId, enabled, evenUntested = false }: z.output<(typeof contract)["input"]>,
): Promise<SsoMethods> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    const method = await lockMethod(tx, teamId, methodId);
    if (method.enabled !== enabled) {
      if (enabled) requireReady(method, evenUntested);
      else await requireReplaceable(tx, method);
      const at = clock();
      // `updated_at` stays: it says when the configuration changed.
      await rows(
        tx,
        sql`update sso_methods set enabled = ${enabled}::boolean where team_id = ${teamId} and id = ${methodId}`,
      );
      await recordEvent(tx, teamId, memberActor(actor), at, {
        action: enabled ? "sso.enabled" : "sso.disabled",
        targetId: methodId,
        targetName: method.name,
        details: { provider: method.provider, ...(enabled && { tested: method.testedAt !== null }) },
      });
    }
    return ssoMethodsOf(tx, teamId);
  });
}

function requireReady(method: SsoMethod, evenUntested: boolean): void {
  if (!isSetUp(method)) {
    throw new DomainError(
      "sso_not_set_up",
      `${method.name} does not know your identity provider yet. Set it up first.`,
    );
  }
  if (method.testedAt === null && !evenUntested) {
    const message = `No test sign-in with ${method.name} has succeeded as it is set up now. Test it first, or confirm that you want it on all the same.`;
    throw new DomainError("sso_untested", message);
  }
}
