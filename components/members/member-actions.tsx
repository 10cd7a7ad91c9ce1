"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Ellipsis, Pencil, ShieldCheck, Trash2, UserCheck, UserX } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useDecision, viewerQuery } from "@/lib/client/team";
import type { MemberView } from "@/lib/contracts/members";
import type { MemberQuestion } from "./member-dialogs";

export interface MemberActionsProps {
  readonly member: Pick<MemberView, "id" | "name" | "status" | "managed">;
  readonly onAsk: (question: MemberQuestion) => void;
}

/** What the signed-in person may do about a member; nothing where they may do nothing. */
export function MemberActions({ member, onAsk }: MemberActionsProps) {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const mayManage = useDecision("members.manage").allowed;
  const mayGrantBilling = useDecision("billing.grant").allowed;
  if (!mayManage && !mayGrantBilling) return null;
  const { id, name, status, managed } = member;
  const target = { id, name };
  const isSelf = id === viewer.memberId;
  return (
    <Menu>
      <MenuTrigger>
        <IconButton label={`Actions for ${name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem icon={<ShieldCheck aria-hidden />} onSelect={() => onAsk({ about: "roles", target })}>
          Change roles
        </MenuItem>
        {mayManage && !managed && (
          <MenuItem icon={<Pencil aria-hidden />} onSelect={() => onAsk({ about: "name", target })}>
            Change name
          </MenuItem>
        )}
        {mayManage && !isSelf && (
          <>
            <MenuSeparator />
            {status === "deactivated" && (
              <MenuItem icon={<UserCheck aria-hidden />} onSelect={() => onAsk({ about: "reactivate", target })}>
                Reactivate
              </MenuItem>
            )}
            {status === "active" && (
              <MenuItem
                icon={<UserX aria-hidden />}
                tone="danger"
                onSelect={() => onAsk({ about: "deactivate", target })}
              >
                Deactivate
              </MenuItem>
            )}
            <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={() => onAsk({ about: "remove", target })}>
              Remove
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
