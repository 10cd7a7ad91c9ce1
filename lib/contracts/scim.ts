import { z } from "zod";
import { endpoint } from "./endpoint";

/** Where identity providers reach SCIM, below the public origin. */
export const SCIM_BASE_PATH = "/scim/v2";

/** Where the SCIM API reference is, open to everybody. */
export const SCIM_REFERENCE_PATH = "/docs/scim-api";

const instant = z.iso.datetime();

/** The last request that a key made. */
export const keyUse = z.object({
  at: instant,
  ip: z.string().nullable(),
  /** The identity provider as its User-Agent names it, for example "Okta". */
  by: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.int(),
});

export const scimKeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** Prefix and last four characters of the key. */
  hint: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  creatorLeft: z.boolean(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
  /** Expiring: within 14 days, or replaced and in its grace window. */
  status: z.enum(["active", "expiring", "expired", "revoked"]),
  /** The key that replaced this one when it was regenerated. */
  replacedById: z.string().nullable(),
  lastUse: keyUse.nullable(),
});
export type ScimKeyView = z.output<typeof scimKeyView>;

/** What must be true before provisioning can be turned on, drawn as the preflight line. */
export const scimPreflight = z.object({
  plan: z.boolean(),
  sso: z.boolean(),
  /** Admins who can sign in with a password when the identity provider cannot be reached. */
  breakGlassAdmins: z.array(z.string()),
});

export const scimState = z.object({
  enabled: z.boolean(),
  baseUrl: z.url(),
  preflight: scimPreflight,
  keys: z.array(scimKeyView),
});
export type ScimState = z.output<typeof scimState>;

export const readScim = endpoint({
  method: "GET",
  path: "/api/team/scim",
  permission: "scim.read",
  input: z.object({}),
  output: scimState,
});

/** Answers 409 `sso_required` or `break_glass_required`; turning on what is on changes nothing. */
export const turnOnScim = endpoint({
  method: "PUT",
  path: "/api/team/scim",
  permission: "scim.enable",
  input: z.object({}),
  output: scimState,
});

export const turnOffScim = endpoint({
  method: "DELETE",
  path: "/api/team/scim",
  permission: "scim.disable",
  input: z.object({}),
  output: scimState,
});

/** How long a new key lives. */
export const KEY_EXPIRIES = ["never", "90d", "1y"] as const;
/** How long the previous key stays after a regeneration; "keep" until it is revoked. */
export const GRACE_PERIODS = ["keep", "7d", "24h", "1h", "none"] as const;

export const keyNameSchema = z.string().trim().min(1, "Give the key a name.").max(64, "At most 64 characters.");

/** The one answer that holds a key itself. */
export const generatedKey = z.object({ secret: z.string(), key: scimKeyView, state: scimState });
export type GeneratedKey = z.output<typeof generatedKey>;

/** Answers 409 `scim_off`, `name_taken` when a live key has the name, or `conflict` when the team has too many keys. */
export const generateScimKey = endpoint({
  method: "POST",
  path: "/api/team/scim/keys",
  permission: "scim.keys.create",
  input: z.object({ name: keyNameSchema, expiry: z.enum(KEY_EXPIRIES).default("never") }),
  output: generatedKey,
});

/**
 * Makes a new key of the same name and lifetime; answers 409 `scim_off`, `key_not_active` for a revoked, expired or
 * replaced one, or `conflict` when the team has too many keys.
 */
export const regenerateScimKey = endpoint({
  method: "POST",
  path: "/api/team/scim/keys/[keyId]/regenerate",
  permission: "scim.keys.create",
  input: z.object({ keyId: z.string().min(1), grace: z.enum(GRACE_PERIODS).default("24h") }),
  output: generatedKey,
});

/** The key is refused from the very next request on; revoking a revoked key changes nothing. */
export const revokeScimKey = endpoint({
  method: "DELETE",
  path: "/api/team/scim/keys/[keyId]",
  permission: "scim.keys.revoke",
  input: z.object({ keyId: z.string().min(1) }),
  output: scimState,
});
