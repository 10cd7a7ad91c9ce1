import type { Tx } from "@/db/client";
import { groupMembers, groupRoles, groups } from "@/db/schema/groups";
import { teams } from "@/db/schema/teams";
import { recordEvent } from "@/lib/audit/record-event";
import { DEFAULT_ROLE, type Plan } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { addAccount } from "@/lib/members/add-account";
import { addMember } from "@/lib/members/add-member";
import { memberDocument } from "@/lib/members/member-document";
import { slugOfName } from "@/lib/team/slug-of-name";
import { GROUP_URN } from "@/scim";
import type { ACME_GROUPS, DemoPerson } from "./demo-people";
import { inviteByHand } from "./invite-by-hand";

const DAY_MS = 24 * 60 * 60 * 1000;

interface DemoTeam {
  readonly name: string;
  readonly plan: Plan;
  readonly seats: number;
  /** Of everybody's e-mail address. */
  readonly domain: string;
  readonly people: readonly DemoPerson[];
  readonly groups: typeof ACME_GROUPS;
}

/** Account ids by e-mail address, of those that have an account. */
export type DemoAccounts = ReadonlyMap<string, string>;

export interface SeededTeam {
  readonly teamId: string;
  readonly accounts: DemoAccounts;
}

/** Writes a team with its people, their accounts and the groups. */
export async function seedTeam(tx: Tx, now: Date, team: DemoTeam, passwordHash: string): Promise<SeededTeam> {
  const teamId = newId("tm");
  const { name, plan, seats, domain, people } = team;
  const oldestDays = Math.max(...people.map(({ joinedDaysAgo }) => joinedDaysAgo));
  const createdAt = daysBefore(now, oldestDays);
  const slug = slugOfName(name);
  await tx
    .insert(teams)
    .values({ id: teamId, name, ...(slug !== undefined && { slug }), plan, seats, createdAt, updatedAt: createdAt });
  const groupIds = await seedGroups(tx, teamId, team.groups, createdAt);
  const accounts = new Map<string, string>();
  for (const person of people) {
    const email = `${person.mailbox}@${domain}`;
    const accountId = await seedAccount(tx, now, email, person, passwordHash);
    if (accountId !== undefined) accounts.set(email, accountId);
    await seedMember(tx, { teamId, now, email, groupIds }, person, accountId);
  }
  const system = { kind: "system", id: null, name: "Demo", ip: null, userAgent: null, requestId: null } as const;
  await recordEvent(tx, teamId, system, now, { action: "team.created", targetId: teamId, targetName: name });
  return { teamId, accounts };
}

/** Lets somebody of another team join as a developer. */
export async function seedGuest(tx: Tx, now: Date, teamId: string, accountId: string, guest: Guest): Promise<void> {
  const document = memberDocument(guest);
  await addMember(tx, { teamId, document, accountId, source: "invite", roles: [DEFAULT_ROLE], joinedAt: now });
}

interface Guest {
  readonly email: string;
  readonly name: string;
}

async function seedGroups(
  tx: Tx,
  teamId: string,
  demoGroups: DemoTeam["groups"],
  at: Date,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const { name, roles } of demoGroups) {
    const id = newId("grp");
    const document = { schemas: [GROUP_URN], displayName: name };
    await tx.insert(groups).values({ teamId, id, document, source: "local", createdAt: at, updatedAt: at });
    if (roles.length > 0) await tx.insert(groupRoles).values(roles.map((role) => ({ teamId, groupId: id, role })));
    ids.set(name, id);
  }
  return ids;
}

/** Who is invited has no account yet. */
async function seedAccount(tx: Tx, now: Date, email: string, person: DemoPerson, passwordHash: string) {
  if (person.state === "invited") return undefined;
  const at = daysBefore(now, person.joinedDaysAgo);
  return addAccount(tx, at, {
    email,
    name: fullName(person),
    passwordHash: person.hasPassword === true ? passwordHash : null,
  });
}

interface Place {
  readonly teamId: string;
  readonly now: Date;
  readonly email: string;
  readonly groupIds: ReadonlyMap<string, string>;
}

async function seedMember(tx: Tx, place: Place, person: DemoPerson, accountId: string | undefined): Promise<void> {
  const { teamId, now, email, groupIds } = place;
  const { givenName, familyName, state, roles, hasPassword = false } = person;
  const invited = state === "invited";
  const memberId = await addMember(tx, {
    teamId,
    document: memberDocument({ email, name: fullName(person), givenName, familyName, active: state !== "deactivated" }),
    ...(accountId !== undefined && { accountId }),
    source: invited || hasPassword ? "invite" : "sso",
    roles,
    joinedAt: invited ? null : daysBefore(now, person.joinedDaysAgo),
  });
  if (invited) await inviteByHand(tx, now, { teamId, memberId, email });
  const joins = person.groups.flatMap((name) => groupIds.get(name) ?? []);
  if (joins.length > 0) {
    await tx.insert(groupMembers).values(joins.map((groupId) => ({ teamId, groupId, memberId })));
  }
}

function fullName({ givenName, familyName }: DemoPerson): string {
  return `${givenName} ${familyName}`;
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
