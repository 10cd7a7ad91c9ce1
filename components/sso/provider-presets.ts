import { type SsoProvider, ssoProvider } from "@/lib/contracts/sso-providers";
import type { OidcSettings, SamlSettings } from "@/lib/contracts/sso-settings";

/** What the fields are called on the provider's own screens, and what it sends unless it was told otherwise. */
export interface ProviderPreset {
  readonly saml: {
    readonly entityId: string;
    readonly acsUrl: string;
    readonly loginUrl: string;
    readonly logoutUrl: string;
    readonly relayState: string;
    readonly nameIdFormat: SamlSettings["nameIdFormat"];
    readonly attributes: SamlSettings["attributes"];
  };
  readonly oidc: {
    readonly redirectUri: string;
    readonly loginUrl: string;
    readonly issuerExample: string;
    /** Where the provider has one issuer for all. */
    readonly issuer: string;
    readonly subjectClaim: string;
    readonly requireVerifiedEmail: boolean;
  };
}

type SamlPreset = ProviderPreset["saml"];
type OidcPreset = ProviderPreset["oidc"];

const CLAIMS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";

const NAME_ID_ONLY: SamlSettings["attributes"] = { email: "", firstName: "", lastName: "", subject: "" };

const CLAIM_ATTRIBUTES: SamlSettings["attributes"] = {
  email: `${CLAIMS}/emailaddress`,
  firstName: `${CLAIMS}/givenname`,
  lastName: `${CLAIMS}/surname`,
  subject: "",
};

const SAML: SamlPreset = {
  entityId: "Entity ID",
  acsUrl: "ACS URL",
  loginUrl: "Login URL",
  logoutUrl: "Single logout URL",
  relayState: "RelayState",
  nameIdFormat: "emailAddress",
  attributes: NAME_ID_ONLY,
};

const OIDC: OidcPreset = {
  redirectUri: "Redirect URI",
  loginUrl: "Login URL",
  issuerExample: "https://idp.example.com",
  issuer: "",
  subjectClaim: "sub",
  requireVerifiedEmail: true,
};

const PRESETS: Readonly<
  Record<SsoProvider, { readonly saml?: Partial<SamlPreset>; readonly oidc?: Partial<OidcPreset> }>
> = {
  okta: {
    saml: {
      entityId: "Audience URI (SP Entity ID)",
      acsUrl: "Single sign-on URL",
      relayState: "Default RelayState",
    },
    oidc: {
      redirectUri: "Sign-in redirect URIs",
      loginUrl: "Initiate login URI",
      issuerExample: "https://your-org.okta.com",
    },
  },
  entra: {
    saml: {
      entityId: "Identifier (Entity ID)",
      acsUrl: "Reply URL (Assertion Consumer Service URL)",
      loginUrl: "Sign on URL",
      logoutUrl: "Logout URL",
      relayState: "Relay State",
      nameIdFormat: "unspecified",
      attributes: {
        ...CLAIM_ATTRIBUTES,
        subject: "http://schemas.microsoft.com/identity/claims/objectidentifier",
      },
    },
    oidc: {
      redirectUri: "Redirect URI (Web)",
      loginUrl: "Home page URL",
      issuerExample: "https://login.microsoftonline.com/TENANT-ID/v2.0",
      subjectClaim: "oid",
      requireVerifiedEmail: false,
    },
  },
  google: {
    saml: { loginUrl: "Start URL" },
    oidc: {
      redirectUri: "Authorized redirect URIs",
      issuerExample: "https://accounts.google.com",
      issuer: "https://accounts.google.com",
    },
  },
  onelogin: {
    saml: { entityId: "Audience (EntityID)", acsUrl: "ACS (Consumer) URL" },
    oidc: {
      redirectUri: "Redirect URI's",
      loginUrl: "Login Url",
      issuerExample: "https://your-org.onelogin.com/oidc/2",
    },
  },
  ping: {
    saml: { acsUrl: "ACS URLs", loginUrl: "Initiate Single Sign-On URL", relayState: "Target Application URL" },
    oidc: {
      redirectUri: "Redirect URIs",
      loginUrl: "Initiate Login URI",
      issuerExample: "https://auth.pingone.com/ENVIRONMENT-ID/as",
    },
  },
  duo: {
    saml: {
      acsUrl: "Assertion Consumer Service (ACS) URL",
      loginUrl: "Service Provider Login URL",
      relayState: "Default Relay State",
    },
    oidc: {
      redirectUri: "Sign-In Redirect URLs",
      issuerExample: "https://sso-abc1def2.sso.duosecurity.com/oidc/CLIENT-ID",
    },
  },
  adfs: {
    saml: {
      entityId: "Relying party trust identifier",
      acsUrl: "Relying party SAML 2.0 SSO service URL",
      logoutUrl: "SAML logout endpoint",
      nameIdFormat: "unspecified",
      attributes: CLAIM_ATTRIBUTES,
    },
  },
  saml: { saml: { acsUrl: "ACS URL (Assertion Consumer Service)", nameIdFormat: "unspecified" } },
  oidc: {},
};

/** The preset of a stored provider; a custom one's where this version does not know it. */
export function presetOf(provider: string): ProviderPreset {
  const known = ssoProvider.safeParse(provider);
  const { saml = {}, oidc = {} } = known.success ? PRESETS[known.data] : {};
  return { saml: { ...SAML, ...saml }, oidc: { ...OIDC, ...oidc } };
}

/** What a SAML form holds before anything was said. */
export function newSamlSettings(provider: string): SamlSettings {
  const { nameIdFormat, attributes } = presetOf(provider).saml;
  return {
    ssoUrl: "",
    idpIssuer: "",
    certificates: [],
    nameIdFormat,
    attributes,
    allowIdpInitiated: false,
    signRequests: false,
    wantEncryptedAssertions: false,
    logoutUrl: "",
  };
}

/** What an OpenID Connect form holds before anything was said. */
export function newOidcSettings(provider: string): OidcSettings {
  const { issuer, subjectClaim, requireVerifiedEmail } = presetOf(provider).oidc;
  return { issuer, clientId: "", scopes: ["openid", "email", "profile"], subjectClaim, requireVerifiedEmail };
}
