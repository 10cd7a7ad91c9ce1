import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows, textArray } from "@/db/rows";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import { providerName, type SsoProtocol } from "@/lib/contracts/sso-providers";
import { emailDomain } from "@/lib/domains/email-domain";

/** A way to sign in that somebody can choose. */
export interface SsoChoice {
  readonly methodId: string;
  readonly name: string;
  /** Of the identity provider, such as "Okta". */
  readonly provider: string;
  readonly teamName: string;
  /** The path that leads to the provider. */
  readonly path: string;
}

/** Why there is nothing to choose, for whoever signs in. */
export const NO_CHOICE_WORDS = {
  nothing: "Enter your work e-mail or your team.",
  unknown_domain: "No team uses single sign-on with this e-mail domain. Check the address, or enter your team.",
  unknown_team: "There is no team of this name or address. Check it, or enter your work e-mail.",
  several_teams: "Several teams have this name. Enter your work e-mail, or the last part of your team's address.",
  no_method: "This team has no single sign-on that is switched on. Sign in with your password.",
} as const;

export type FoundMethods =
  | { readonly kind: "found"; readonly choices: readonly SsoChoice[] }
  | { readonly kind: "refused"; readonly reason: keyof typeof NO_CHOICE_WORDS };

/**
 * The single sign-on methods that are on for an e-mail address (those of the team that has verified its domain), or for a
 * team by its address or its name. A name that several teams have finds none: anybody can call a team like another.
 */
export async function findMethods(db: Db, text: string): Promise<FoundMethods> {
  const wanted = text.trim();
  if (wanted === "") return { kind: "refused", reason: "nothing" };
  if (wanted.includes("@")) {
    const domain = emailDomain(wanted);
    const teams = domain === undefined ? [] : await teamsOfDomain(db, domain);
    return teams.length === 0 ? { kind: "refused", reason: "unknown_domain" } : choicesOf(db, teams);
  }
  const teams = await teamsNamed(db, wanted);
  if (teams.length === 0) return { kind: "refused", reason: "unknown_team" };
  return teams.length > 1 ? { kind: "refused", reason: "several_teams" } : choicesOf(db, teams);
}

interface MethodRow {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly protocol: SsoProtocol;
  readonly team_name: string;
}

async function choicesOf(db: Db, teamIds: readonly string[]): Promise<FoundMethods> {
  const found = await rows<MethodRow>(
    db,
    sql`select s.id, s.name, s.provider, s.protocol, t.name as team_name
      from sso_methods s join teams t on t.id = s.team_id
      where s.team_id = any(${textArray(teamIds)}) and s.enabled order by t.name, s.id`,
  );
  if (found.length === 0) return { kind: "refused", reason: "no_method" };
  const choices = found.map(({ id, name, provider, protocol, team_name: teamName }) => ({
    methodId: id,
    name,
    provider: providerName(provider),
    teamName,
    path: ssoPaths(protocol, id).login,
  }));
  return { kind: "found", choices };
}

async function teamsOfDomain(db: Db, domain: string): Promise<readonly string[]> {
  const found = await rows<{ team_id: string }>(
    db,
    sql`select team_id from domains where name = ${domain} and verified_at is not null order by verified_at`,
  );
  return found.map(({ team_id: id }) => id);
}

/** An address is one team's; a name may be that of several, of which two say as much as all. */
async function teamsNamed(db: Db, name: string): Promise<readonly string[]> {
  const slug = name.toLowerCase();
  const byAddress = await rows<{ id: string }>(db, sql`select id from teams where slug = ${slug}`);
  const found =
    byAddress.length > 0
      ? byAddress
      : await rows<{ id: string }>(db, sql`select id from teams where scim_fold(name) = scim_fold(${name}) limit 2`);
  return found.map(({ id }) => id);
}
