import { listed } from "@/components/settings/role-list";
import type { RoleShift } from "@/lib/contracts/groups";
import { ROLE_NAMES } from "@/lib/contracts/roles";

/** "12 people gain Admin: Ada, Grace (deactivated) and 10 more" */
export function shiftSentence({ role, total, first }: RoleShift, verb: "gains" | "loses"): string {
  const names = first.map(({ name, status }) => (status === "active" ? name : `${name} (${status})`));
  const more = total - first.length;
  const who = more > 0 ? `${names.join(", ")} and ${more} more` : listed(names);
  const people = total === 1 ? `1 person ${verb}` : `${total} people ${PLURAL[verb]}`;
  return `${people} ${ROLE_NAMES[role]}: ${who}`;
}

const PLURAL = { gains: "gain", loses: "lose" } as const;
