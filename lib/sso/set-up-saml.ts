import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { setUpSaml as contract, SsoMethodDetail } from "@/lib/contracts/sso";
import type { SamlSettings } from "@/lib/contracts/sso-settings";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { secretKeys } from "@/lib/secrets/secret-keys";
import type { Services } from "@/lib/services";
import { newSamlConfig } from "./new-method-config";
import type { Certificate } from "./read-certificate";
import { ssoMethodDetail } from "./read-sso-method";
import { lockMethod, methodNotFound, requireFreeName } from "./sso-method-rules";
import { changedSettings, storeSettings } from "./store-settings";
import { usableCertificates } from "./usable-certificates";

/**
 * Says who the SAML identity provider of a method is, and what it sends. Throws `not_found`, `name_taken`, and
 * `invalid_input` for certificates that cannot be used and addresses without https.
 */
export async function setUpSaml(
  { db, clock }: Services,
  actor: Authorized<"sso.manage">,
  { methodId, name, ...input }: z.output<(typeof contract)["input"]>,
): Promise<SsoMethodDetail> {
  const at = clock();
  requireHttps({ ssoUrl: input.ssoUrl, ...(input.logoutUrl !== "" && { logoutUrl: input.logoutUrl }) });
  const certificates = usableCertificates(input.certificates, at);
  const settings: SamlSettings = { ...input, certificates: certificates.map(({ text }) => text) };
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    const method = await lockMethod(tx, teamId, methodId);
    if (method.protocol !== "saml") throw methodNotFound();
    await requireFreeName(tx, teamId, name, methodId);
    const config = method.config ?? (await newSamlConfig(await secretKeys(), { teamId, methodId }, at));
    const changed = changedSettings(config.settings, settings);
    await storeSettings(tx, actor, at, method, {
      name,
      config: { ...config, settings },
      changed,
      unlinks: config.settings !== null && meansOthers(config.settings, settings),
      ...(changed.includes("certificates") && { details: { certificates: certificates.map(fingerprint) } }),
    });
    return ssoMethodDetail(tx, actor, methodId);
  });
}

/** Whether a subject names somebody else than before. */
function meansOthers(before: SamlSettings, after: SamlSettings): boolean {
  const byNameId = after.attributes.subject === "";
  return (
    before.idpIssuer !== after.idpIssuer ||
    before.attributes.subject !== after.attributes.subject ||
    (byNameId && before.nameIdFormat !== after.nameIdFormat)
  );
}

function fingerprint({ view }: Certificate): string {
  return view.fingerprint;
}

function requireHttps(addresses: Readonly<Record<string, string>>): void {
  if (env().ssoAllowPrivateAddresses) return;
  for (const [field, address] of Object.entries(addresses)) {
    if (address.startsWith("https://")) continue;
    const message = "The address must begin with https://.";
    throw new DomainError("invalid_input", message, { fields: { [field]: message } });
  }
}
