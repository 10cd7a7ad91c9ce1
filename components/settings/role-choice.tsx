import { ROLE_SENTENCES } from "@/components/roles/role-words";
import { Checkbox } from "@/components/ui/checkbox";
import { ROLE_NAMES, ROLES, type Role } from "@/lib/contracts/roles";

export interface RoleChoiceProps {
  readonly label: string;
  readonly chosen: readonly Role[];
  /** What is held now: it can stay, whatever the plan is. */
  readonly held: readonly Role[];
  /** Why a role cannot be given or taken; undefined where it can. */
  readonly obstacleOf: (role: Role, isHeld: boolean) => string | undefined;
  /** What else there is to say of a role. */
  readonly noteOf?: (role: Role) => string | undefined;
  readonly onChange: (roles: readonly Role[]) => void;
}

/** All roles with a check box each. */
export function RoleChoice({ label, chosen, held, obstacleOf, noteOf, onChange }: RoleChoiceProps) {
  function toggle(role: Role, isChosen: boolean) {
    onChange(ROLES.filter((each) => (each === role ? isChosen : chosen.includes(each))));
  }

  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">{label}</legend>
      {ROLES.map((role) => {
        const obstacle = obstacleOf(role, held.includes(role));
        const notes = [ROLE_SENTENCES[role], noteOf?.(role), obstacle].filter((note) => note !== undefined);
        return (
          <Checkbox
            key={role}
            label={ROLE_NAMES[role]}
            hint={notes.join(" ")}
            checked={chosen.includes(role)}
            disabled={obstacle !== undefined}
            onChange={(event) => toggle(role, event.target.checked)}
          />
        );
      })}
    </fieldset>
  );
}
