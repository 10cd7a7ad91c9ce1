import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import type { switchJoining as contract, SsoMethodDetail } from "@/lib/contracts/sso";
import type { Services } from "@/lib/services";
import { ssoMethodDetail } from "./read-sso-method";
import { lockMethod } from "./sso-method-rules";

/** Says whether people who sign in with a method for the first time join. What is so already changes nothing. */
export function switchJoining(
  { db, clock }: Services,
  actor: Authorized<"sso.manage">,
  { methodId, addsNewUsers }: z.output<(typeof contract)["input"]>,
): Promise<SsoMethodDetail> {
  return db.transaction(async (tx) => {
    const method = await lockMethod(tx, actor.team.id, methodId);
    if (method.addsNewUsers !== addsNewUsers) await setJoining(tx, actor, clock(), method, addsNewUsers);
    return ssoMethodDetail(tx, actor, methodId);
  });
}

/**
 * Switches joining off for all methods of the team, with an audit row each: from the moment SCIM is on, the identity
 * provider says who is in. Admins may switch it on again.
 */
export async function stopJoining(tx: Tx, actor: TeamContext, at: Date): Promise<void> {
  const methods = await rows<JoiningMethod>(
    tx,
    sql`select id, name, provider from sso_methods where team_id = ${actor.team.id} and adds_new_users for update`,
  );
  for (const method of methods) await setJoining(tx, actor, at, method, false);
}

interface JoiningMethod {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
}

async function setJoining(
  tx: Tx,
  actor: TeamContext,
  at: Date,
  { id, name, provider }: JoiningMethod,
  addsNewUsers: boolean,
): Promise<void> {
  const teamId = actor.team.id;
  await rows(
    tx,
    sql`update sso_methods set adds_new_users = ${addsNewUsers}::boolean where team_id = ${teamId} and id = ${id}`,
  );
  await recordEvent(tx, teamId, memberActor(actor), at, {
    action: addsNewUsers ? "sso.joining_enabled" : "sso.joining_disabled",
    targetId: id,
    targetName: name,
    details: { provider },
  });
}
