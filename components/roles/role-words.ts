import { numberText } from "@/components/ui/number-text";
import type { Role } from "@/lib/contracts/roles";
import type { RoleHolders } from "@/lib/contracts/roles-page";

/** What each role is for, in a sentence. */
export const ROLE_SENTENCES: Readonly<Record<Role, string>> = {
  admin: "Runs the team: its people, groups, sign-in and provisioning.",
  billing: "Chooses the plan and the number of seats.",
  developer: "Works in the team. New people have it unless somebody chooses another role.",
  community_manager: "Keeps an eye on what happens in the team.",
};

type Counts = Pick<RoleHolders, "total" | "own" | "byGroup" | "isMore">;

/** "12 people: 10 on their own, 3 by a group" */
export function holdersSentence({ total, own, byGroup, isMore = false }: Counts): string {
  if (total === 0) return "Nobody";
  if (isMore) return `More than ${numberText(total)} people`;
  const people = total === 1 ? "1 person" : `${numberText(total)} people`;
  if (byGroup === 0) return people;
  return own === 0
    ? `${people}, by a group`
    : `${people}: ${numberText(own)} on their own, ${numberText(byGroup)} by a group`;
}

/** How many are not among the `shown` first ones; undefined when all are. */
export function othersText({ total, isMore = false }: Counts, shown: number): string | undefined {
  if (isMore) return "and many more";
  return total > shown ? `and ${numberText(total - shown)} more` : undefined;
}
