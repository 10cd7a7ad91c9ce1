import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { setUpOidc as contract, SsoMethodDetail } from "@/lib/contracts/sso";
import type { OidcSettings } from "@/lib/contracts/sso-settings";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { seal } from "@/lib/secrets/sealed-text";
import { type SecretKeys, secretKeys } from "@/lib/secrets/secret-keys";
import type { Services } from "@/lib/services";
import { DiscoveryError, discover } from "./discovery";
import { methodOfTeam, type OidcMethod } from "./find-method";
import { methodSecretContext } from "./method-config";
import { newOidcConfig } from "./new-method-config";
import { ssoMethodDetail } from "./read-sso-method";
import { lockMethod, methodNotFound, requireFreeName } from "./sso-method-rules";
import { changedSettings, storeSettings } from "./store-settings";

/**
 * Says who the OpenID provider of a method is, after asking it. The client secret is encrypted; without a new one the
 * stored one stays, but never for another issuer or client: it would be sent there. Throws `not_found`, `name_taken`, and
 * `invalid_input` with `fields.issuer` or `fields.clientSecret`.
 */
export async function setUpOidc(
  { db, clock }: Services,
  actor: Authorized<"sso.manage">,
  { methodId, name, clientSecret, ...input }: z.output<(typeof contract)["input"]>,
): Promise<SsoMethodDetail> {
  const teamId = actor.team.id;
  // Nobody is called for a method that is not there.
  if ((await methodOfTeam(db, teamId, methodId))?.protocol !== "oidc") throw methodNotFound();
  const [keys, { issuer }] = await Promise.all([secretKeys(), requireIssuer(input.issuer)]);
  const settings: OidcSettings = { ...input, issuer };
  return db.transaction(async (tx) => {
    const method = await lockMethod(tx, teamId, methodId);
    if (method.protocol !== "oidc") throw methodNotFound();
    await requireFreeName(tx, teamId, name, methodId);
    const before = method.config?.settings ?? null;
    const changed = changedSettings(before, settings);
    await storeSettings(tx, actor, clock(), method, {
      name,
      config: { settings, sealedClientSecret: sealedSecret(keys, method, changed, clientSecret) },
      changed: clientSecret === "" ? changed : [...changed, "clientSecret"],
      unlinks: before !== null && (before.issuer !== issuer || before.subjectClaim !== settings.subjectClaim),
    });
    return ssoMethodDetail(tx, actor, methodId);
  });
}

function sealedSecret(
  keys: SecretKeys,
  { teamId, id, config }: OidcMethod,
  changed: readonly string[],
  given: string,
): string {
  if (given !== "") return seal(keys, given, methodSecretContext(teamId, id, "client_secret"));
  const { settings, sealedClientSecret: stored } = config ?? newOidcConfig();
  const isForAnother = settings !== null && (changed.includes("issuer") || changed.includes("clientId"));
  if (stored !== null && !isForAnother) return stored;
  const message = isForAnother
    ? "Enter the secret again: the stored one belongs to the issuer and client ID that were there before."
    : "Enter the client secret.";
  throw new DomainError("invalid_input", message, { fields: { clientSecret: message } });
}

/** What the provider says of itself. Throws `invalid_input` with `fields.issuer`. */
export async function requireIssuer(issuer: string) {
  try {
    return await discover(issuer, env().ssoAllowPrivateAddresses);
  } catch (cause) {
    if (!(cause instanceof DiscoveryError)) throw cause;
    throw new DomainError("invalid_input", cause.message, { fields: { issuer: cause.message } }, { cause });
  }
}
