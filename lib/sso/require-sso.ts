import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import type { SsoMethods } from "@/lib/contracts/sso";
import { DomainError } from "@/lib/errors";
import { lockScim } from "@/lib/provisioning/lock-scim";
import type { Services } from "@/lib/services";
import { ssoMethodsOf } from "./list-sso-methods";

/**
 * Lets nobody but admins with a password sign in without single sign-on. What is so already changes nothing. Throws
 * `sso_required` when no method is on, `break_glass_required` when no admin has a password.
 */
export function requireSso({ db, clock }: Services, actor: Authorized<"sso.manage">): Promise<SsoMethods> {
  return db.transaction(async (tx) => {
    await lockScim(tx, actor.team.id);
    const methods = await ssoMethodsOf(tx, actor.team.id);
    if (methods.required) return methods;
    if (!methods.methods.some(({ enabled }) => enabled)) {
      throw new DomainError("sso_required", "Switch a single sign-on method on first.");
    }
    if (methods.breakGlassAdmins.length === 0) {
      const message =
        "No admin could sign in while your identity provider cannot be reached. Give an admin a password first.";
      throw new DomainError("break_glass_required", message);
    }
    await setRequired(tx, actor, clock(), true);
    return ssoMethodsOf(tx, actor.team.id);
  });
}

/** Lets people sign in with their password again. What is so already changes nothing. */
export function stopRequiringSso(
  { db, clock }: Services,
  actor: Authorized<"sso.stop_requiring">,
): Promise<SsoMethods> {
  return db.transaction(async (tx) => {
    await lockScim(tx, actor.team.id);
    const methods = await ssoMethodsOf(tx, actor.team.id);
    if (methods.required) await setRequired(tx, actor, clock(), false);
    return ssoMethodsOf(tx, actor.team.id);
  });
}

async function setRequired(tx: Tx, actor: TeamContext, at: Date, required: boolean): Promise<void> {
  const { id, name } = actor.team;
  await rows(
    tx,
    sql`update teams set sso_required = ${required}::boolean, version = version + 1, updated_at = ${at.toISOString()}::timestamptz
      where id = ${id}`,
  );
  await recordEvent(tx, id, memberActor(actor), at, {
    action: required ? "sso.required" : "sso.not_required",
    targetId: id,
    targetName: name,
  });
}
