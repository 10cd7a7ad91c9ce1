import type { BulkChange, MemberView } from "@/lib/contracts/members";
import { ROLE_NAMES, type Role } from "@/lib/contracts/roles";

export function bulkTitle(change: BulkChange, count: number, role: Role | undefined): string {
  const members = people(count);
  if (change === "add_role") return `Give ${members} the ${role === undefined ? "" : `${ROLE_NAMES[role]} `}role?`;
  return `${bulkVerb(change)} ${members}?`;
}

export function bulkVerb(change: BulkChange): string {
  return VERBS[change];
}

const VERBS: Readonly<Record<BulkChange, string>> = {
  deactivate: "Deactivate",
  reactivate: "Reactivate",
  remove: "Remove",
  add_role: "Give role",
};

/** For the toast: "3 members are deactivated." */
export function bulkDone(change: BulkChange, count: number): string {
  return `${people(count)} ${count === 1 ? SINGULAR[change] : PLURAL[change]}.`;
}

const SINGULAR: Readonly<Record<BulkChange, string>> = {
  deactivate: "is deactivated",
  reactivate: "is active again",
  remove: "is removed",
  add_role: "has the role now",
};

const PLURAL: Readonly<Record<BulkChange, string>> = {
  deactivate: "are deactivated",
  reactivate: "are active again",
  remove: "are removed",
  add_role: "have the role now",
};

/** What happens to all of them. */
export function bulkEffects(change: BulkChange, members: readonly Pick<MemberView, "managed">[]): readonly string[] {
  const managed = members.filter((member) => member.managed).length;
  return [...EFFECTS[change], ...(managed > 0 ? managedEffects(change, managed) : [])];
}

const EFFECTS: Readonly<Record<BulkChange, readonly string[]>> = {
  deactivate: ["They cannot sign in any more; their sessions end at once.", "Roles and groups are kept."],
  reactivate: ["They can sign in again, with the roles and groups from before.", "Each takes a seat."],
  remove: [
    "They lose access at once; roles, group memberships and invitations are deleted.",
    "Their accounts and the audit log stay. Whoever adds them again starts anew.",
  ],
  add_role: ["They have it at once, on top of what they hold. Who holds it already stays as they are."],
};

function managedEffects(change: BulkChange, count: number): readonly string[] {
  const them = count === 1 ? "1 of them" : `${count} of them`;
  switch (change) {
    case "deactivate":
      return [`Your identity provider manages ${them} and may reactivate them at its next change.`];
    case "reactivate":
      return [`Your identity provider manages ${them}: whom it deactivated itself stays so.`];
    case "remove":
      return [`Your identity provider manages ${them} and may add them again. Take them out of the app there, too.`];
    case "add_role":
      return [];
    default:
      return change satisfies never;
  }
}

function people(count: number): string {
  return count === 1 ? "1 member" : `${count} members`;
}
