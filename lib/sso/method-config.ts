import { z } from "zod";
import { oidcSettings, samlSettings } from "@/lib/contracts/sso-settings";

/** `sso_methods.config` of a SAML method. `settings` is null until an admin has said who the identity provider is. */
export const samlConfig = z.object({
  settings: samlSettings.nullable(),
  /** What responses that nobody asked for must bring along. */
  relayState: z.string(),
  /** The method's own key pair: signs requests, opens encrypted assertions. */
  serviceProvider: z.object({
    /** Base64 of the DER form. */
    certificate: z.string(),
    /** PKCS #8 in PEM, sealed with `methodSecretContext(..., "private_key")`. */
    sealedPrivateKey: z.string(),
  }),
});
export type SamlConfig = z.output<typeof samlConfig>;

/** `sso_methods.config` of an OpenID Connect method. */
export const oidcConfig = z.object({
  settings: oidcSettings.nullable(),
  /** Sealed with `methodSecretContext(..., "client_secret")`; null for a public client. */
  sealedClientSecret: z.string().nullable(),
});
export type OidcConfig = z.output<typeof oidcConfig>;

/** What a sealed secret of a method is bound to. */
export function methodSecretContext(teamId: string, methodId: string, field: "private_key" | "client_secret"): string {
  return `sso_methods/${teamId}/${methodId}/${field}`;
}

/** What the sealed secrets of a request on its way are bound to. */
export function requestSecretContext(teamId: string, idHash: string): string {
  return `sso_requests/${teamId}/${idHash}`;
}
