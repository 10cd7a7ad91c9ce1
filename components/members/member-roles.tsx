import { Tooltip } from "@/components/ui/tooltip";
import type { MemberView } from "@/lib/contracts/members";
import { ROLE_NAMES } from "@/lib/contracts/roles";
import { roleOrigin } from "./role-origin";

/** The roles of a member, each with where it comes from. */
export function MemberRoles({ roles }: Pick<MemberView, "roles">) {
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {roles.map((held) => {
        const origin = roleOrigin(held);
        return (
          <li key={held.role} className="inline-flex flex-wrap items-baseline gap-x-1.5">
            {ROLE_NAMES[held.role]}
            {origin !== undefined && (
              <Tooltip text={origin.sentence}>
                <button type="button" className="cursor-help rounded text-left text-muted text-xs">
                  {origin.text}
                </button>
              </Tooltip>
            )}
          </li>
        );
      })}
    </ul>
  );
}
