import { z } from "zod";
import { endpoint } from "./endpoint";
import { ssoProtocol, ssoProvider } from "./sso-providers";
import { oidcSettings, samlSettings } from "./sso-settings";
import { ssoTestResult } from "./sso-test";

const instant = z.iso.datetime();

export const ssoMethodView = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  protocol: ssoProtocol,
  enabled: z.boolean(),
  /** Whether an admin has said who the identity provider is. */
  isSetUp: z.boolean(),
  /** Whether people who sign in for the first time become members. */
  addsNewUsers: z.boolean(),
  /** When a test sign-in last succeeded with what is set now. */
  testedAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  /** SAML: when the last of its certificates ends. */
  certificatesEndAt: instant.nullable(),
});
export type SsoMethodView = z.output<typeof ssoMethodView>;

/** What an X.509 certificate says of itself. */
export const certificateView = z.object({
  subject: z.string(),
  issuer: z.string(),
  validFrom: instant,
  validTo: instant,
  /** SHA-256 as `AB:CD:...`. */
  fingerprint: z.string(),
  /** Such as `RSA, 2048 bits`. */
  key: z.string(),
});
export type CertificateView = z.output<typeof certificateView>;

const samlDetail = z.object({
  protocol: z.literal("saml"),
  /** What the identity provider asks for. */
  serviceProvider: z.object({
    entityId: z.string(),
    acsUrl: z.string(),
    loginUrl: z.string(),
    logoutUrl: z.string(),
    metadataUrl: z.string(),
    relayState: z.string(),
    certificate: certificateView.nullable(),
  }),
  settings: samlSettings.nullable(),
  /** Of `settings.certificates`, in their order. */
  certificates: z.array(certificateView),
});

const oidcDetail = z.object({
  protocol: z.literal("oidc"),
  serviceProvider: z.object({ redirectUri: z.string(), loginUrl: z.string() }),
  settings: oidcSettings.nullable(),
  /** The secret itself never comes back. */
  hasClientSecret: z.boolean(),
});

/** A method with all that its page shows, without secrets. */
export const ssoMethodDetail = z.object({
  method: ssoMethodView,
  setup: z.discriminatedUnion("protocol", [samlDetail, oidcDetail]),
  lastTest: z.object({ at: instant, by: z.string(), result: ssoTestResult }).nullable(),
  /** People who are recognised by a subject of this method. */
  linkedPeople: z.int(),
  scimIsOn: z.boolean(),
});
export type SsoMethodDetail = z.output<typeof ssoMethodDetail>;
export type SamlDetail = z.output<typeof samlDetail>;
export type OidcDetail = z.output<typeof oidcDetail>;

const methodId = z.string().min(1);
const name = z.string().trim().min(1, "Enter a name.").max(64, "At most 64 characters.");

/** The team's methods, and whether its people must use them. */
const ssoMethods = z.object({
  methods: z.array(ssoMethodView),
  required: z.boolean(),
  /** Who could sign in with a password all the same; by name, at most 20. */
  breakGlassAdmins: z.array(z.string()),
});
export type SsoMethods = z.output<typeof ssoMethods>;

export const listSsoMethods = endpoint({
  method: "GET",
  path: "/api/team/sso",
  permission: "sso.read",
  input: z.object({}),
  output: ssoMethods,
});

/** Makes a method that is off and not set up yet. Answers 409 `name_taken`. */
export const createSsoMethod = endpoint({
  method: "POST",
  path: "/api/team/sso",
  permission: "sso.manage",
  input: z.object({ provider: ssoProvider, protocol: ssoProtocol, name }),
  output: ssoMethodDetail,
});

export const readSsoMethod = endpoint({
  method: "GET",
  path: "/api/team/sso/[methodId]",
  permission: "sso.read",
  input: z.object({ methodId }),
  output: ssoMethodDetail,
});

/**
 * Answers 409 `last_sso_method` while SCIM is on or single sign-on is required and no other method would stay enabled,
 * `sso_not_set_up`, and `sso_untested` unless `evenUntested`.
 */
export const switchSsoMethod = endpoint({
  method: "PATCH",
  path: "/api/team/sso/[methodId]",
  permission: "sso.manage",
  input: z.object({ methodId, enabled: z.boolean(), evenUntested: z.boolean().optional() }),
  output: ssoMethods,
});

/** Answers 409 `last_sso_method` like switching it off. */
export const deleteSsoMethod = endpoint({
  method: "DELETE",
  path: "/api/team/sso/[methodId]",
  permission: "sso.manage",
  input: z.object({ methodId }),
  output: ssoMethods,
});

/** Answers 409 `name_taken`; 400 with `fields.certificates` for what is no usable certificate. */
export const setUpSaml = endpoint({
  method: "PUT",
  path: "/api/team/sso/[methodId]/saml",
  permission: "sso.manage",
  input: samlSettings.extend({ methodId, name }),
  output: ssoMethodDetail,
});

/**
 * An absent or empty `clientSecret` keeps the one that is stored, unless issuer or client ID change. Answers 409
 * `name_taken`; 400 with `fields.issuer` when discovery fails.
 */
export const setUpOidc = endpoint({
  method: "PUT",
  path: "/api/team/sso/[methodId]/oidc",
  permission: "sso.manage",
  input: oidcSettings.extend({
    methodId,
    name,
    clientSecret: z.string().trim().max(2048, "At most 2,048 characters.").default(""),
  }),
  output: ssoMethodDetail,
});

/** Whether people who sign in with the method for the first time join as developers. */
export const switchJoining = endpoint({
  method: "PUT",
  path: "/api/team/sso/[methodId]/joining",
  permission: "sso.manage",
  input: z.object({ methodId, addsNewUsers: z.boolean() }),
  output: ssoMethodDetail,
});

/** Only admins with a password can sign in without single sign-on. Answers 409 `sso_required`, `break_glass_required`. */
export const requireSso = endpoint({
  method: "PUT",
  path: "/api/team/sso/required",
  permission: "sso.manage",
  input: z.object({}),
  output: ssoMethods,
});

export const stopRequiringSso = endpoint({
  method: "DELETE",
  path: "/api/team/sso/required",
  permission: "sso.stop_requiring",
  input: z.object({}),
  output: ssoMethods,
});

export const METADATA_BYTES_MAX = 512 * 1024;

/** What the metadata of a SAML identity provider says, for the form; stores nothing. */
export const readIdpMetadata = endpoint({
  method: "POST",
  path: "/api/team/sso/read-metadata",
  permission: "sso.manage",
  input: z.object({ xml: z.string().min(1, "The file is empty.") }),
  output: z.object({
    ssoUrl: z.string(),
    idpIssuer: z.string(),
    /** Base64 of the DER form, those that end last first; at most two. */
    certificates: z.array(z.object({ text: z.string(), view: certificateView })),
    nameIdFormat: samlSettings.shape.nameIdFormat.unwrap().nullable(),
    signRequests: z.boolean(),
    logoutUrl: z.string(),
    /** What an admin should know, in sentences. */
    notes: z.array(z.string()),
  }),
  // As JSON the text may take twice its size.
  bodyBytesMax: 2 * METADATA_BYTES_MAX,
});
export type IdpMetadata = z.output<typeof readIdpMetadata.output>;

/** What a certificate in PEM or base64 says; stores nothing. */
export const readCertificate = endpoint({
  method: "POST",
  path: "/api/team/sso/read-certificate",
  permission: "sso.manage",
  input: z.object({ certificate: samlSettings.shape.certificates.element }),
  output: certificateView,
});

/** Asks an OpenID provider for its discovery document; stores nothing. Answers 400 with `fields.issuer`. */
export const checkIssuer = endpoint({
  method: "POST",
  path: "/api/team/sso/check-issuer",
  permission: "sso.manage",
  input: z.object({ issuer: oidcSettings.shape.issuer }),
  output: z.object({
    issuer: z.string(),
    authorizationEndpoint: z.string(),
    tokenEndpoint: z.string(),
    /** As far as the provider lists them. */
    scopes: z.array(z.string()),
    claims: z.array(z.string()),
    notes: z.array(z.string()),
  }),
});
export type IssuerCheck = z.output<typeof checkIssuer.output>;
