import type { MemberDetail } from "@/lib/contracts/member-page";

/** What a change of a member would do, before it is done: either why it cannot be done, or what happens. */
export interface Consequences {
  /** undefined when the change can be made. */
  readonly obstacle?: string | undefined;
  readonly effects: readonly string[];
}

interface Circumstances {
  /** Whether the member is the one who looks at the page. */
  readonly isViewer: boolean;
  readonly seats: { readonly total: number; readonly used: number };
}

export function deactivation(member: MemberDetail, { isViewer }: Circumstances): Consequences {
  const { name, status, liveSessions, isLast } = member;
  if (isViewer) return blocked("You cannot deactivate yourself. Ask another admin.");
  const obstacle = keeperObstacle(member);
  if (obstacle !== undefined) return blocked(obstacle);
  return {
    effects: [
      status === "invited"
        ? `The invitation of ${name} is withdrawn.`
        : `${name} cannot sign in any more${endingSessions(liveSessions)}.`,
      "Their seat becomes free. Roles and groups are kept for when they come back.",
      ...(isLast.planChanger ? [NOBODY_CHANGES_THE_PLAN] : []),
      ...(member.managed
        ? [`${providerName(member)} manages ${name} and may reactivate them at its next change.`]
        : []),
    ],
  };
}

export function reactivation(member: MemberDetail, { seats }: Circumstances): Consequences {
  const { name, reactivatedBy, joinedAt } = member;
  if (reactivatedBy === "provider") {
    return blocked(
      `${providerName(member)} has deactivated ${name}. Reactivate them there, or turn SCIM provisioning off first.`,
    );
  }
  if (seats.used >= seats.total) {
    return blocked(
      `No free seats: ${seats.used} of ${seats.total} are used. Deactivate somebody or add seats to the plan.`,
    );
  }
  return {
    effects: [
      joinedAt === null
        ? `${name} counts as invited again, and needs a new invitation to join.`
        : `${name} can sign in again, with the roles and groups from before.`,
      `Takes a seat: ${seats.used + 1} of ${seats.total} are used then.`,
      ...(member.managed ? [`${providerName(member)} manages ${name} and may deactivate them again.`] : []),
    ],
  };
}

export function removal(member: MemberDetail, { isViewer }: Circumstances): Consequences {
  const { name, status, liveSessions, groupCount, isLast } = member;
  if (isViewer)
    return blocked("You cannot remove yourself here. Leave the team on your profile, or ask another admin.");
  const obstacle = keeperObstacle(member);
  if (obstacle !== undefined) return blocked(obstacle);
  return {
    effects: [
      status === "invited"
        ? `The invitation of ${name} is withdrawn.`
        : `${name} loses access to the team${endingSessions(liveSessions)}.`,
      `Roles${groupCount === 0 ? "" : ` and ${counted(groupCount, "group membership")}`} are deleted` +
        `${status === "deactivated" ? "" : ", and the seat becomes free"}.`,
      "The person’s account and the audit log stay. Whoever adds them again starts anew.",
      ...(isLast.planChanger ? [NOBODY_CHANGES_THE_PLAN] : []),
      ...(member.managed
        ? [`${providerName(member)} manages ${name} and may add them again. Take them out of the app there, too.`]
        : []),
    ],
  };
}

/** The identity provider by its name, at the beginning of a sentence. */
export function providerName({ provider }: Pick<MemberDetail, "provider">): string {
  return provider?.name ?? "Your identity provider";
}

const NOBODY_CHANGES_THE_PLAN =
  "Nobody else can change the plan: an admin has to give somebody the Billing role afterwards.";

function keeperObstacle({ name, isLast }: MemberDetail): string | undefined {
  if (isLast.admin) return `${name} is the only active admin of the team. Make somebody else an admin first.`;
  if (isLast.breakGlass) {
    return (
      `${name} is the only admin who can sign in while your identity provider cannot be reached. The team` +
      " needs one while SCIM provisioning is on or single sign-on is required: give another admin a password first."
    );
  }
  return undefined;
}

function endingSessions(liveSessions: number | null): string {
  if (liveSessions === null || liveSessions === 0) return "";
  return `, and ${counted(liveSessions, "session")} ${liveSessions === 1 ? "ends" : "end"} at once`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function blocked(obstacle: string): Consequences {
  return { obstacle, effects: [] };
}
