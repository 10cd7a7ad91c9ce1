import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { invitePeople as contract, InviteOutcome } from "@/lib/contracts/invitations";
import { emailAddress } from "@/lib/contracts/passwords";
import { BILLING_ROLE } from "@/lib/contracts/roles";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { requirePlanOfRoles } from "@/lib/members/role-rules";
import { changeTeam, type TeamChange } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { readSeats } from "@/lib/team/seats";
import { type KnownAddress, knownPeople } from "./known-people";
import { writeInvitations } from "./write-invitations";

type People = z.output<(typeof contract)["input"]>["people"];
type Change = TeamChange<"members.invite">;

/**
 * Invites everybody of a list who can be, with a mail each, and says of each line what became of it. An invited person is a
 * member who has not joined: they take a seat, hold their roles, and are found on the Members page.
 */
export function invitePeople(
  services: Services,
  asked: Authorized<"members.invite">,
  { people }: z.output<(typeof contract)["input"]>,
): Promise<EndpointOutput<typeof contract>> {
  return changeTeam(services, asked, "members.invite", async (change) => {
    const { tx, actor, at } = change;
    const known = await knownPeople(
      tx,
      actor.team.id,
      people.map(({ email }) => email),
      at,
    );
    const outcomes = judge(people, known, await freeSeats(change), refusedRoles(change));
    await writeInvitations(
      change,
      people.filter((_, line) => outcomes[line] === "sent"),
    );
    const results = people.map(({ email }, line) => ({ email, outcome: outcomes[line] ?? "invalid" }));
    return { results, isSendingMail: env().smtpUrl !== undefined };
  });
}

async function freeSeats({ tx, actor }: Change): Promise<number> {
  const { total, used } = await readSeats(tx, actor.team.id);
  return total - used;
}

/** What becomes of each line, from the first to the last. */
function judge(
  people: People,
  known: readonly KnownAddress[],
  seats: number,
  mayNotGive: (roles: People[number]["roles"]) => boolean,
): readonly InviteOutcome[] {
  const seen = new Set<string>();
  let free = seats;
  return people.map(({ email, roles }, line): InviteOutcome => {
    const { key, person } = known[line] ?? { key: email, person: "none" };
    if (!emailAddress.safeParse(email).success) return "invalid";
    if (seen.has(key)) return "repeated";
    seen.add(key);
    if (person !== "none") return OUTCOMES[person];
    if (mayNotGive(roles)) return "role_refused";
    if (free < 1) return "no_seat";
    free -= 1;
    return "sent";
  });
}

const OUTCOMES = {
  joined: "already_member",
  invited: "already_invited",
  expired: "invitation_expired",
  deactivated: "deactivated",
} as const satisfies Record<Exclude<KnownAddress["person"], "none">, InviteOutcome>;

/** Whether who asks may not give one of the roles, by their own roles or by the team's plan. */
function refusedRoles({ actor, requireBillingRight }: Change): (roles: People[number]["roles"]) => boolean {
  return (roles) =>
    isRefused(() => requirePlanOfRoles(actor.team.plan, roles)) ||
    (roles.includes(BILLING_ROLE) && isRefused(requireBillingRight));
}

function isRefused(ask: () => void): boolean {
  try {
    ask();
    return false;
  } catch (error) {
    if (error instanceof DomainError) return true;
    throw error;
  }
}
