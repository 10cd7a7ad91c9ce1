import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { InvitationView } from "@/lib/contracts/invitations";
import { listInvitations as listContract } from "@/lib/contracts/invitations";
import { openScimStore } from "@/lib/directory/scim-store";
import { tokenFor } from "@/lib/mail/testing/outbox-state";
import type { SettingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { signIn } from "@/lib/sessions/sign-in";
import { REQUEST } from "@/lib/sessions/testing/people";
import type { ScimStore } from "@/scim";
import { acceptAsNew } from "../accept-as-new";
import { invitePeople } from "../invite-people";
import { listInvitations } from "../list-invitations";
import { makeInvitationLink } from "../make-invitation-link";

export const OWN_PASSWORD = "a password of my own";

/** An address that nobody has, in the domain that `domainOf` names. */
export function newcomerOf(team: SettingsTeam, mailbox = "new"): string {
  return `${mailbox}@${domainOf(team)}`;
}

export function domainOf({ teamId }: SettingsTeam): string {
  return `${teamId.replace("_", "-")}.example`;
}

/** Invites a developer and gives the token that the mail carries. */
export async function inviteByMail(services: Services, team: SettingsTeam, email: string): Promise<string> {
  await invitePeople(services, team.admin("members.invite"), { people: [{ email, roles: ["developer"] }] });
  return tokenFor(services.db, team.teamId, email);
}

/** Invites a developer and gives the token of a link that an admin copied. */
export async function inviteByLink(services: Services, team: SettingsTeam, email: string): Promise<string> {
  await inviteByMail(services, team, email);
  const { id: invitationId } = await onlyInvitation(services, team);
  const { link } = await makeInvitationLink(services, team.admin("members.invite"), { invitationId });
  return link.split("/").at(-1) ?? "";
}

export async function onlyInvitation(services: Services, team: SettingsTeam): Promise<InvitationView> {
  const { items } = await listInvitations(services, team.admin("members.invite"), listContract.input.parse({}));
  const [invitation, ...others] = items;
  if (!invitation || others.length > 0) throw new Error(`There are ${items.length} invitations.`);
  return invitation;
}

export function acceptAsAda(services: Services, token: string) {
  return acceptAsNew(services, { token, name: "Ada Lovelace", password: OWN_PASSWORD }, REQUEST);
}

export function enter(services: Services, email: string, password = OWN_PASSWORD) {
  return signIn(services, { email, password, remember: false }, REQUEST);
}

/** The teams where the account of an address is a member who has joined. */
export async function teamsOf(db: Db, email: string): Promise<readonly string[]> {
  const found = await rows<{ team: string }>(
    db,
    sql`select m.team_id as team from members m join accounts a on a.id = m.account_id
      where a.email = ${email} and m.joined_at is not null order by 1`,
  );
  return found.map(({ team }) => team);
}

/** The directory of a team as its identity provider, Okta, changes it. */
export function oktaOf(services: Services, { teamId }: SettingsTeam): ScimStore["users"] {
  const audit = { kind: "scim_key", id: "key_1", name: "Okta", ip: null, userAgent: null, requestId: null } as const;
  return openScimStore({ ...services, actor: { teamId, audit } }).users;
}
