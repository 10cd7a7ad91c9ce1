import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { ssoMethods } from "@/db/schema/sso";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { openScimStore } from "@/lib/directory/scim-store";
import { teamSchemas } from "@/lib/directory/team-schemas";
import { verifyDomain } from "@/lib/domains/testing/verify-domain";
import { newId } from "@/lib/ids";
import { newTeam } from "@/lib/sessions/testing/people";
import type { JsonObject, ScimStore } from "@/scim";
import { findMethod, type SsoMethod } from "../../find-method";

export interface SsoTeam {
  readonly teamId: string;
  /** One that the team has verified. */
  readonly domain: string;
  readonly store: ScimStore;
  /** As it is stored now. */
  readonly method: () => Promise<SsoMethod>;
  /** Another method of the team. */
  readonly addMethod: () => Promise<SsoMethod>;
  /** Provisions a person over SCIM and gives their id. */
  readonly provision: (document: JsonObject) => Promise<string>;
}

export interface SsoTeamOptions {
  readonly addsNewUsers?: boolean;
  readonly config?: Record<string, unknown>;
  readonly protocol?: "saml" | "oidc";
  readonly clock?: () => Date;
}

/** A team with a verified domain and an SSO method that is on. */
export async function ssoTeam(db: Db, options: SsoTeamOptions = {}): Promise<SsoTeam> {
  const { clock = () => new Date() } = options;
  const teamId = await newTeam(db);
  const domain = `${teamId.replace("_", "-")}.example`;
  await verifyDomain(db, teamId, domain);
  const methodId = await insertMethod(db, teamId, options);
  const audit = { kind: "scim_key", id: "key_1", name: "Key", ip: null, userAgent: null, requestId: null } as const;
  const store = openScimStore({ db, clock, actor: { teamId, audit }, schemas: await teamSchemas(db, teamId, 0) });
  return {
    teamId,
    domain,
    store,
    method: () => methodOf(db, methodId),
    addMethod: async () => methodOf(db, await insertMethod(db, teamId, options)),
    provision: async (document) => (await store.users.create({ document })).id,
  };
}

async function insertMethod(db: Db, teamId: string, options: SsoTeamOptions): Promise<string> {
  const { addsNewUsers = false, config = {}, protocol = "saml" } = options;
  const id = newId("sso");
  await db
    .insert(ssoMethods)
    .values({ teamId, id, name: `Method ${id}`, provider: protocol, protocol, enabled: true, addsNewUsers, config });
  return id;
}

async function methodOf(db: Db, methodId: string): Promise<SsoMethod> {
  const method = await findMethod(db, methodId);
  if (!method) throw new Error("The method is gone.");
  return method;
}

/** Somebody as a provider describes them. */
export function identityOf(subject: string, email: string | null, more: Partial<SsoIdentity> = {}): SsoIdentity {
  return {
    subject,
    email,
    emailVerified: email !== null,
    firstName: "Ada",
    lastName: "Lovelace",
    attributes: [],
    ...more,
  };
}

interface MemberState {
  readonly id: string;
  readonly user_name: string;
  readonly source: string;
  readonly joined: boolean;
  readonly email: string | null;
  readonly roles: string[];
}

/** The team's members as a test looks at them, with the address of their account. */
export function membersOf(db: Db, teamId: string): Promise<readonly MemberState[]> {
  return rows<MemberState>(
    db,
    sql`select m.id, m.user_name, m.source, m.joined_at is not null as joined, a.email,
        array(select r.role from member_roles r where r.team_id = m.team_id and r.member_id = m.id) as roles
      from members m left join accounts a on a.id = m.account_id where m.team_id = ${teamId} order by m.id`,
  );
}
