import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { ssoMethods } from "@/db/schema/sso";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { createSsoMethod as contract, SsoMethodDetail } from "@/lib/contracts/sso";
import { PROVIDER_TRAITS } from "@/lib/contracts/sso-providers";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { lockScim } from "@/lib/provisioning/lock-scim";
import { secretKeys } from "@/lib/secrets/secret-keys";
import type { Services } from "@/lib/services";
import { newOidcConfig, newSamlConfig } from "./new-method-config";
import { ssoMethodDetail } from "./read-sso-method";
import { requireFreeName } from "./sso-method-rules";

const METHODS_MAX = 20;

/**
 * Adds a way to sign in, off and not set up yet. People join by it unless SCIM is on: then the identity provider says who
 * is in. Throws `name_taken`; `invalid_input` for a protocol that the provider does not have; `conflict` beyond 20 methods.
 */
export async function createSsoMethod(
  { db, clock }: Services,
  actor: Authorized<"sso.manage">,
  { provider, protocol, name }: z.output<(typeof contract)["input"]>,
): Promise<SsoMethodDetail> {
  const traits = PROVIDER_TRAITS[provider];
  if (!traits.protocols.includes(protocol)) {
    const message = `${traits.name} is not set up with this protocol.`;
    throw new DomainError("invalid_input", message, { fields: { protocol: message } });
  }
  const teamId = actor.team.id;
  const methodId = newId("sso");
  const at = clock();
  const config =
    protocol === "saml" ? await newSamlConfig(await secretKeys(), { teamId, methodId }, at) : newOidcConfig();
  return db.transaction(async (tx) => {
    const { enabled: scimIsOn } = await lockScim(tx, teamId);
    await requireFreeName(tx, teamId, name);
    await requireRoom(tx, teamId);
    await tx.insert(ssoMethods).values({
      teamId,
      id: methodId,
      name,
      provider,
      protocol,
      config,
      addsNewUsers: !scimIsOn,
      createdAt: at,
      updatedAt: at,
    });
    await recordEvent(tx, teamId, memberActor(actor), at, {
      action: "sso.created",
      targetId: methodId,
      targetName: name,
      details: { provider, protocol },
    });
    return ssoMethodDetail(tx, actor, methodId);
  });
}

async function requireRoom(tx: Tx, teamId: string): Promise<void> {
  const found = await rows(tx, sql`select 1 from sso_methods where team_id = ${teamId} limit ${METHODS_MAX}::integer`);
  if (found.length < METHODS_MAX) return;
  throw new DomainError("conflict", `A team has at most ${METHODS_MAX} sign-in methods. Delete one that is not used.`);
}
