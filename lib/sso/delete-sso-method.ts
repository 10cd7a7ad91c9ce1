import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { deleteSsoMethod as contract, SsoMethods } from "@/lib/contracts/sso";
import type { Services } from "@/lib/services";
import { ssoMethodsOf } from "./list-sso-methods";
import { lockMethod, requireReplaceable } from "./sso-method-rules";

/** Removes a way to sign in with its configuration. Throws `not_found`, and `last_sso_method` as switching it off does. */
export function deleteSsoMethod(
  { db, clock }: Services,
  actor: Authorized<"sso.manage">,
  { methodId }: z.output<(typeof contract)["input"]>,
): Promise<SsoMethods> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    const method = await lockMethod(tx, teamId, methodId);
    await requireReplaceable(tx, method);
    await rows(tx, sql`delete from sso_methods where team_id = ${teamId} and id = ${methodId}`);
    await recordEvent(tx, teamId, memberActor(actor), clock(), {
      action: "sso.deleted",
      targetId: methodId,
      targetName: method.name,
      details: { provider: method.provider, enabled: method.enabled },
    });
    return ssoMethodsOf(tx, teamId);
  });
}
