import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type Authorized, authorize, type TeamContext } from "@/lib/auth/authorize";
import type { Permission } from "@/lib/contracts/permissions";
import type { Plan, Role } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { addAccount } from "@/lib/members/add-account";
import { addMember } from "@/lib/members/add-member";
import { memberDocument } from "@/lib/members/member-document";
import { TEST_SAML_CONFIG } from "@/lib/sso/testing/saml-config";

interface TeamOptions {
  readonly plan?: Plan;
  /** Whether the admin can sign in without an identity provider. */
  readonly password?: boolean;
  /** One SSO method each, on or off. */
  readonly sso?: readonly boolean[];
}

export interface SettingsTeam {
  readonly teamId: string;
  readonly memberId: string;
  readonly methodIds: readonly string[];
  /** The admin, as a request of theirs would be authorized. */
  readonly admin: <P extends Permission>(permission: P) => Authorized<P>;
}

const JOINED_AT = new Date("2026-01-02T03:04:05.000Z");

/** A new team with one admin and SSO methods, ready to turn SCIM on unless told otherwise. */
export async function settingsTeam(db: Db, options: TeamOptions = {}): Promise<SettingsTeam> {
  const { plan = "enterprise", password = true, sso = [true] } = options;
  const teamId = newId("tm");
  await rows(
    db,
    sql`insert into teams (id, name, plan, seats) values (${teamId}, ${`Team ${teamId}`}, ${plan}, 50::integer)`,
  );
  const email = `admin@${teamId.replace("_", "-")}.example`;
  const { memberId, accountId } = await joinedMember(db, teamId, { email, roles: ["admin"], password });
  const methodIds: string[] = [];
  for (const enabled of sso) methodIds.push(await ssoMethod(db, teamId, enabled));
  const context: TeamContext = {
    accountId,
    sessionId: newId("ses"),
    memberId,
    name: email,
    email,
    roles: ["admin"],
    team: { id: teamId, name: `Team ${teamId}`, plan },
    publicOrigin: "https://muster.example",
    request: { requestId: newId("req"), ip: "192.0.2.7", userAgent: "Test browser" },
  };
  return { teamId, memberId, methodIds, admin: (permission) => authorize(context, permission) };
}

interface Joined {
  readonly email: string;
  readonly roles: readonly Role[];
  readonly password?: boolean;
}

/** An active member with an account; its name is the e-mail address. */
export async function joinedMember(
  db: Db,
  teamId: string,
  { email, roles, password = false }: Joined,
): Promise<{ readonly memberId: string; readonly accountId: string }> {
  const passwordHash = password ? "not a real hash" : null;
  const accountId = await addAccount(db, JOINED_AT, { email, name: email, passwordHash });
  const document = memberDocument({ email, name: email });
  const memberId = await addMember(db, { teamId, document, accountId, source: "sso", roles, joinedAt: JOINED_AT });
  return { memberId, accountId };
}

/** A SAML method that was set up and tested. */
export async function ssoMethod(db: Db, teamId: string, enabled: boolean): Promise<string> {
  const id = newId("sso");
  await rows(
    db,
    sql`insert into sso_methods (team_id, id, name, provider, protocol, enabled, tested_at, config)
      values (${teamId}, ${id}, ${`Okta ${id}`}, 'okta', 'saml', ${enabled}::boolean, now(),
        ${JSON.stringify(TEST_SAML_CONFIG)}::jsonb)`,
  );
  return id;
}

/** Changes the document of a member, as an identity provider would. */
export async function setActive(db: Db, teamId: string, memberId: string, active: boolean): Promise<void> {
  await rows(
    db,
    sql`update members set document = document || ${JSON.stringify({ active })}::jsonb
      where team_id = ${teamId} and id = ${memberId}`,
  );
}
