import type { SsoProtocol } from "./sso-providers";

/** Paths below the public origin that a method answers at. */
export function ssoPaths(protocol: SsoProtocol, methodId: string) {
  const base = `/sso/${protocol}/${methodId}` as const;
  return {
    /** Sends the browser to the identity provider. */
    login: `${base}/login`,
    /** As `login`, and shows an admin what comes back. */
    test: `${base}/test`,
    /** SAML: Entity ID and metadata in one. */
    metadata: `${base}/metadata`,
    /** SAML: where responses are posted. */
    acs: `${base}/acs`,
    /** SAML: single logout. */
    logout: `${base}/logout`,
    /** OIDC: the redirect URI. */
    callback: `${base}/callback`,
  } as const;
}

/** The page of a method, with what its last test brought. */
export function ssoMethodPage(methodId: string): `/settings/team/authentication/methods/${string}` {
  return `/settings/team/authentication/methods/${methodId}`;
}
