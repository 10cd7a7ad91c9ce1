"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { SourceBadge } from "@/components/settings/source-badge";
import { TimeAgo } from "@/components/settings/time-ago";
import { Alert } from "@/components/ui/alert";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { useDecision } from "@/lib/client/team";
import type { GroupDetail } from "@/lib/contracts/groups";
import { PLAN_NAMES } from "@/lib/contracts/roles";

export interface GroupHeaderProps {
  readonly group: GroupDetail;
  readonly onRename: () => void;
  readonly onDelete: () => void;
}

/** Name and source of the group, and who decides over it. */
export function GroupHeader({ group, onRename, onDelete }: GroupHeaderProps) {
  const { name, source, managed, memberCount, updatedAt } = group;
  const decision = useDecision("groups.manage");
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 flex-1 basis-48 gap-1">
          <h1 className="font-semibold text-xl tracking-tight wrap-anywhere">{name}</h1>
          <div className="flex flex-wrap items-center gap-2 text-muted">
            <SourceBadge source={source} />
            <span className="tabular-nums">{memberCount === 1 ? "1 member" : `${memberCount} members`}</span>
            <span>
              changed <TimeAgo date={updatedAt} />
            </span>
          </div>
        </div>
        {decision.allowed && !managed && (
          <Menu>
            <MenuTrigger>
              <IconButton label={`Actions for ${name}`}>
                <Ellipsis aria-hidden />
              </IconButton>
            </MenuTrigger>
            <MenuContent>
              <MenuItem icon={<Pencil aria-hidden />} onSelect={onRename}>
                Rename
              </MenuItem>
              <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onDelete}>
                Delete
              </MenuItem>
            </MenuContent>
          </Menu>
        )}
      </div>
      {managed && <ManagedNote group={group} />}
      {!decision.allowed && decision.reason === "plan" && (
        <Alert>Groups are changed and given roles on the {PLAN_NAMES[decision.plan]} plan.</Alert>
      )}
    </>
  );
}

function ManagedNote({ group: { provider } }: { readonly group: GroupDetail }) {
  return (
    <Alert title={`Managed by ${provider?.name ?? "your identity provider"}`}>
      Name and members are decided there and locked here. Roles are set here and never overwritten.
      {provider !== null && provider.lastSyncAt !== null && (
        <>
          {" "}
          Last sync <TimeAgo date={provider.lastSyncAt} />.
        </>
      )}
    </Alert>
  );
}
