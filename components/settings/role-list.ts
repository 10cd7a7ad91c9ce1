import { ROLE_NAMES, type Role } from "@/lib/contracts/roles";

/** "Admin", "Admin and Billing", "Admin, Billing and Developer" */
export function roleList(roles: readonly Role[]): string {
  return listed(roles.map((role) => ROLE_NAMES[role]));
}

/** The same with any names. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
