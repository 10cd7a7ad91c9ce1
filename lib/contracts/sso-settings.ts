import { z } from "zod";

/** The short names of NameID formats, and what SAML calls them. */
export const NAME_ID_FORMATS = {
  unspecified: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  emailAddress: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  persistent: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
} as const;

const attributeName = z.string().trim().max(256, "At most 256 characters.");

/** An address with http or https; which of them is allowed where is the server's matter. */
const address = z
  .url({ protocol: /^https?$/, error: "An address that begins with https://." })
  .trim()
  .max(2048, "At most 2,048 characters.");

/** What an admin says about a SAML identity provider. Certificates are PEM or bare base64 on the way in, base64 of the DER form when stored. */
export const samlSettings = z.object({
  /** Where people are sent to sign in, by HTTP-Redirect. */
  ssoUrl: address,
  /** The identity provider's Entity ID. */
  idpIssuer: z.string().trim().min(1, "Enter the issuer.").max(1024, "At most 1,024 characters."),
  /** A response is good when it is signed with one of them; two while they are rotated. */
  certificates: z
    .array(z.string().trim().min(1, "Enter the certificate.").max(16_384, "This is too long for a certificate."))
    .min(1, "Enter the certificate.")
    .max(2, "At most two certificates: the present one and the next one."),
  nameIdFormat: z.enum(["unspecified", "emailAddress", "persistent"]).default("unspecified"),
  /** Names of attributes. An empty `email` or `subject` takes the NameID, an empty name takes none. */
  attributes: z
    .object({ email: attributeName, firstName: attributeName, lastName: attributeName, subject: attributeName })
    .default({ email: "", firstName: "", lastName: "", subject: "" }),
  /** Whether responses that nobody asked for are accepted, when they bring the method's RelayState. */
  allowIdpInitiated: z.boolean().default(false),
  /** Whether AuthnRequests are signed with the method's own key. */
  signRequests: z.boolean().default(false),
  /** Whether assertions must be encrypted to the method's own certificate. */
  wantEncryptedAssertions: z.boolean().default(false),
  /** Where the identity provider ends sessions; empty when it does not. */
  logoutUrl: z.union([z.literal(""), address]).default(""),
});
export type SamlSettings = z.output<typeof samlSettings>;

/** Whom they name may be somebody else tomorrow (OpenID Connect Core 1.0, 5.7); people choose some of them freely. */
const PASSING_CLAIMS: ReadonlySet<string> = new Set([
  "email",
  "name",
  "nickname",
  "phone_number",
  "preferred_username",
  "unique_name",
  "upn",
]);

/** What an admin says about an OpenID provider, but for the client secret. */
export const oidcSettings = z.object({
  /** As the provider's discovery document has it. */
  issuer: address,
  clientId: z.string().trim().min(1, "Enter the client ID.").max(512, "At most 512 characters."),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/, "Scopes are words without quotes."))
    .max(20, "At most 20 scopes.")
    .refine((scopes) => scopes.includes("openid"), "The scope openid is needed.")
    .default(["openid", "email", "profile"]),
  /** The claim of the ID token that names a person for good. */
  subjectClaim: attributeName
    .min(1, "Enter the claim.")
    .refine(
      (claim) => !PASSING_CLAIMS.has(claim.toLowerCase()),
      "Its value can change, and be another person's later. Enter a claim that names a person for good, such as sub.",
    )
    .default("sub"),
  /** Whether an e-mail address counts only with `email_verified`; without, the provider's word for it is enough. */
  requireVerifiedEmail: z.boolean().default(true),
});
export type OidcSettings = z.output<typeof oidcSettings>;
