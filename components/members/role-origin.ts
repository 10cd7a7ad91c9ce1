import { listed } from "@/components/settings/role-list";
import type { MemberView } from "@/lib/contracts/members";
import { ROLE_NAMES } from "@/lib/contracts/roles";

export interface RoleOrigin {
  /** "by Engineering", "by Engineering and 2 more" */
  readonly text: string;
  /** "Developer because of groups Engineering and Platform" */
  readonly sentence: string;
}

type HeldRole = MemberView["roles"][number];

/** Why a member has a role; undefined for one that was given to the member and comes from nowhere else. */
export function roleOrigin({ role, own, groups }: HeldRole): RoleOrigin | undefined {
  const [first] = groups;
  if (first === undefined) return undefined;
  const more = groups.length - 1;
  const given = own ? "Given to this member, and also because of" : "because of";
  const noun = more === 0 ? "group" : "groups";
  const reason = `${given} ${noun} ${listed(groups)}`;
  return {
    text: more === 0 ? `by ${first}` : `by ${first} and ${more} more`,
    sentence: own ? reason : `${ROLE_NAMES[role]} ${reason}`,
  };
}
