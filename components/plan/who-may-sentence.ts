import { PERMISSIONS } from "@/lib/contracts/permissions";
import { ROLE_NAMES } from "@/lib/contracts/roles";

const NAMES_SHOWN = 3;

/** Whom to ask for another plan. */
export function whoMaySentence(names: readonly string[]): string {
  const role = PERMISSIONS["plan.change"].roles.map((each) => ROLE_NAMES[each]).join(" or ");
  if (names.length === 0)
    return `Changing the plan and the seats needs the ${role} role, which nobody in the team holds.`;
  const shown = names.length > NAMES_SHOWN ? [...names.slice(0, NAMES_SHOWN - 1), "others"] : names;
  const list = [shown.slice(0, -1).join(", "), shown.at(-1)].filter(Boolean).join(" or ");
  return `Ask ${list} for another plan or more seats: that needs the ${role} role.`;
}
