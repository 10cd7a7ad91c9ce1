import type { CertificateView, SsoMethodView } from "@/lib/contracts/sso";
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

/** When the last certificate ends. */
function certificatesEndAt(method: SsoMethod): string | null {
  return lastCertificate(method)?.validTo ?? null;
}

/** The certificate of the provider that ends last; undefined for a method without. */
export function lastCertificate({ protocol, config }: SsoMethod): CertificateView | undefined {
  if (protocol !== "saml") return undefined;
  const views = config?.settings?.certificates.map(viewCertificate) ?? [];
  return views.toSorted((one, other) => one.validTo.localeCompare(other.validTo)).at(-1);
}
