import type { SsoMethodView } from "@/lib/contracts/sso";
import type { SsoMethod } from "./find-method";
import { viewCertificate } from "./read-certificate";

/** A method as lists show it: without its configuration, which may hold secrets. */
export function methodView(method: SsoMethod): SsoMethodView {
  const { id, name, provider, protocol, enabled, addsNewUsers, testedAt, lastUsedAt } = method;
  return {
    id,
    name,
    provider,
    protocol,
    enabled,
    isSetUp: isSetUp(method),
    addsNewUsers,
    testedAt: testedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    certificatesEndAt: certificatesEndAt(method),
  };
}

/** Whether an admin has said who the identity provider is. */
export function isSetUp({ config }: SsoMethod): boolean {
  return config !== null && config.settings !== null;
}

/** When the last certificate ends; responses can be checked until then. */
function certificatesEndAt({ protocol, config }: SsoMethod): string | null {
  if (protocol !== "saml") return null;
  const ends = config?.settings?.certificates.map((text) => viewCertificate(text).validTo) ?? [];
  return ends.toSorted().at(-1) ?? null;
}
