import { z } from "zod";

/** Who a sign-in is for, before the team is asked; the same for both protocols. */
export const ssoIdentity = z.object({
  /** At most 512 characters. */
  subject: z.string(),
  email: z.string().nullable(),
  /** Whether the address may be matched; of a domain that the team has verified it must be in any case. */
  emailVerified: z.boolean(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  /** What the provider sent, by its names. */
  attributes: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
});
export type SsoIdentity = z.output<typeof ssoIdentity>;

/** Why somebody whom the identity provider vouches for is not let in. */
export const SSO_REFUSALS = [
  "deactivated",
  "removed",
  "email_missing",
  "email_unverified",
  "domain_unverified",
  "not_joined",
  "linked_to_another",
  "unknown",
  "no_seat",
] as const;
export type SsoRefusal = (typeof SSO_REFUSALS)[number];

/** What a sign-in comes to, and by which rule: the subject that was linked before, or the e-mail address. */
export const ssoDecision = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("signs_in"),
    rule: z.enum(["subject", "email"]),
    memberId: z.string(),
    memberName: z.string(),
  }),
  /** Joins just in time. */
  z.object({ kind: z.literal("joins") }),
  z.object({ kind: z.literal("refused"), reason: z.enum(SSO_REFUSALS) }),
]);
export type SsoDecision = z.output<typeof ssoDecision>;

/** What a test sign-in brought. `failed` when the answer of the identity provider was not accepted. */
export const ssoTestResult = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("passed"), identity: ssoIdentity, decision: ssoDecision }),
  z.object({
    outcome: z.literal("failed"),
    /** For machines, such as `wrong_certificate`. */
    code: z.string(),
    /** For admins: what was wrong and what to do. */
    message: z.string(),
    /** As far as it could be read. */
    attributes: ssoIdentity.shape.attributes.default([]),
  }),
]);
export type SsoTestResult = z.output<typeof ssoTestResult>;
