import type { Role } from "@/lib/contracts/roles";

/** What each role is for, in a sentence. */
export const ROLE_SENTENCES: Readonly<Record<Role, string>> = {
  admin: "Runs the team: its people, groups, sign-in and provisioning.",
  billing: "Chooses the plan and the number of seats.",
  developer: "Works in the team. New people have it unless somebody chooses another role.",
  community_manager: "Keeps an eye on what happens in the team.",
};

/** "12 people: 10 on their own, 3 by a group" */
export function holdersSentence({ total, own, byGroup }: { total: number; own: number; byGroup: number }): string {
  if (total === 0) return "Nobody";
  const people = total === 1 ? "1 person" : `${total} people`;
  if (byGroup === 0) return people;
  return own === 0 ? `${people}, by a group` : `${people}: ${own} on their own, ${byGroup} by a group`;
}
