"use client";

import { ChevronUp } from "lucide-react";
import { useRoleObstacle } from "@/components/settings/use-role-obstacle";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { ROLE_NAMES, ROLES } from "@/lib/contracts/roles";
import type { BulkQuestion } from "./bulk-dialog";
import type { Selection } from "./use-selection";

export interface SelectionBarProps {
  readonly selection: Selection;
  readonly onAsk: (question: BulkQuestion) => void;
}

/** How many members are chosen, and what can be done to all of them. Stays in sight at the lower edge. */
export function SelectionBar({ selection, onAsk }: SelectionBarProps) {
  const obstacleOf = useRoleObstacle("members.manage");
  const { members } = selection;
  const isAnyActive = members.some(({ status }) => status !== "deactivated");
  const isAnyInactive = members.some(({ status }) => status === "deactivated");
  return (
    <div
      role="region"
      aria-label="Chosen members"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 rounded-b-lg border-border border-t bg-raised px-4 py-2.5 shadow-float"
    >
      <p role="status" className="mr-auto font-medium tabular-nums">
        {members.length} chosen
      </p>
      <Menu>
        <MenuTrigger>
          <Button size="sm">
            Add role <ChevronUp aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          {ROLES.map((role) => (
            <MenuItem
              key={role}
              disabled={obstacleOf(role, false) !== undefined}
              onSelect={() => onAsk({ change: "add_role", role })}
            >
              {ROLE_NAMES[role]}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      {isAnyInactive && (
        <Button size="sm" onClick={() => onAsk({ change: "reactivate" })}>
          Reactivate
        </Button>
      )}
      {isAnyActive && (
        <Button size="sm" onClick={() => onAsk({ change: "deactivate" })}>
          Deactivate
        </Button>
      )}
      <Button size="sm" onClick={() => onAsk({ change: "remove" })}>
        Remove
      </Button>
      <Button size="sm" variant="ghost" onClick={() => selection.keep([])}>
        Choose none
      </Button>
    </div>
  );
}
