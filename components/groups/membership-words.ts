import { listed, roleList } from "@/components/settings/role-list";
import type { GroupView } from "@/lib/contracts/groups";
import type { MemberView } from "@/lib/contracts/members";

type Named = Pick<MemberView, "name" | "roles">;
type Giving = Pick<GroupView, "name" | "roles">;

/** What somebody loses who is taken out of a group. */
export function leavingSentence({ name, roles }: Named, group: Giving): string {
  const lost = group.roles.filter((role) => {
    const held = roles.find((each) => each.role === role);
    return held !== undefined && !held.own && held.groups.every((other) => other === group.name);
  });
  if (lost.length === 0) return `${name} stays in the team and keeps all roles.`;
  return `${name} stays in the team and loses ${roleList(lost)}, at once.`;
}

/** What people gain who are added to a group. */
export function joiningSentence(people: readonly Named[], group: Giving): string {
  const gaining = people.filter(({ roles }) => group.roles.some((role) => !roles.some((held) => held.role === role)));
  if (gaining.length === 0) return "Nobody of them gains a role by it.";
  const names = gaining.map(({ name }) => name);
  const gained = group.roles.filter((role) => gaining.some(({ roles }) => !roles.some((held) => held.role === role)));
  return `${listed(names)} ${names.length === 1 ? "gains" : "gain"} ${roleList(gained)}, at once.`;
}
