import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { codePointText, createdAt, instant, updatedAt } from "./columns";
import { teams } from "./teams";

/** A way to sign in through an identity provider. */
export const ssoMethods = pgTable(
  "sso_methods",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** The provider: okta, entra, google, ... */
    provider: text("provider").notNull(),
    /** saml or oidc. */
    protocol: text("protocol").notNull(),
    /** As lib/sso/method-config.ts has it; `{}` while it is not set up. */
    config: jsonb("config").$type<Record<string, unknown>>().notNull().default({}),
    enabled: boolean("enabled").notNull().default(false),
    /** Whether people who sign in for the first time become members. */
    addsNewUsers: boolean("adds_new_users").notNull().default(false),
    lastUsedAt: instant("last_used_at"),
    /** When a test sign-in last succeeded with this very configuration; null when none did. */
    testedAt: instant("tested_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    // Addresses that an identity provider knows name the method alone.
    index("sso_methods_id").on(table.id),
  ],
);

/**
 * Who of the team a subject of a method is. A row whose member is gone stays: whoever it names was removed from the team
 * and does not join again by themselves.
 */
export const ssoSubjects = pgTable(
  "sso_subjects",
  {
    teamId: text("team_id").notNull(),
    methodId: text("method_id").notNull(),
    /** NameID, `sub`, or the attribute that the method takes instead, as it was sent. */
    subject: codePointText("subject").notNull(),
    memberId: text("member_id").notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.methodId, table.subject] }),
    ofMethod("sso_subjects_method", table),
    index("sso_subjects_member").on(table.teamId, table.memberId),
  ],
);

/** A sign-in or a test that is on its way through the identity provider. Whoever answers it first takes the row away. */
export const ssoRequests = pgTable(
  "sso_requests",
  {
    teamId: text("team_id").notNull(),
    /** SHA-256, hexadecimal, of the id of the AuthnRequest or of the `state`. */
    idHash: text("id_hash").notNull(),
    methodId: text("method_id").notNull(),
    /** sign_in or test. */
    kind: text("kind").notNull(),
    /** The path of this app that the person wants to reach; null for its home. */
    target: text("target"),
    remember: boolean("remember").notNull().default(false),
    /** Nonce and PKCE verifier, sealed by lib/secrets; null where the protocol has none. */
    sealedSecrets: text("sealed_secrets"),
    /** SHA-256, hexadecimal, of the cookie that the answering browser must hold; null when it need not. */
    browserHash: text("browser_hash"),
    /** Who tests; null for a sign-in. */
    memberId: text("member_id"),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.idHash] }),
    ofMethod("sso_requests_method", table),
    index("sso_requests_expiry").on(table.expiresAt),
  ],
);

/** Assertions that were accepted, until they would be refused as too old anyway: none is accepted twice. */
export const ssoAssertions = pgTable(
  "sso_assertions",
  {
    teamId: text("team_id").notNull(),
    methodId: text("method_id").notNull(),
    assertionId: codePointText("assertion_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.methodId, table.assertionId] }),
    ofMethod("sso_assertions_method", table),
    index("sso_assertions_expiry").on(table.expiresAt),
  ],
);

/** What the last test sign-in of a method brought. */
export const ssoTests = pgTable(
  "sso_tests",
  {
    teamId: text("team_id").notNull(),
    methodId: text("method_id").notNull(),
    /** As `ssoTestResult` of lib/contracts/sso-test.ts has it. */
    result: jsonb("result").$type<Record<string, unknown>>().notNull(),
    /** Who tested. */
    memberId: text("member_id").notNull(),
    memberName: text("member_name").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.methodId] }), ofMethod("sso_tests_method", table)],
);

type ForeignColumns = Parameters<typeof foreignKey>[0]["columns"];

/** What belongs to a method goes with it. */
function ofMethod(name: string, table: { readonly teamId: ForeignColumns[0]; readonly methodId: ForeignColumns[0] }) {
  return foreignKey({
    name,
    columns: [table.teamId, table.methodId],
    foreignColumns: [ssoMethods.teamId, ssoMethods.id],
  }).onDelete("cascade");
}
