"use client";

import { Ellipsis, RefreshCw, ShieldOff } from "lucide-react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import type { ScimKeyView } from "@/lib/contracts/scim";
import { KeyFacts } from "./key-facts";

export type KeyAction = "regenerate" | "revoke";

export interface KeyRowProps {
  readonly scimKey: ScimKeyView;
  readonly mayRegenerate: boolean;
  readonly onAction: (action: KeyAction) => void;
}

export function KeyRow({ scimKey, mayRegenerate, onAction }: KeyRowProps) {
  return (
    <div className="flex items-start gap-2 border-border border-t px-4 py-2.5">
      <div className="grid min-w-0 flex-1 gap-1">
        <KeyTitle scimKey={scimKey} />
        <KeyFacts scimKey={scimKey} />
      </div>
      <Menu>
        <MenuTrigger>
          <IconButton label={`Actions for ${scimKey.name}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          {mayRegenerate && (
            <MenuItem icon={<RefreshCw aria-hidden />} onSelect={() => onAction("regenerate")}>
              Regenerate
            </MenuItem>
          )}
          <MenuItem icon={<ShieldOff aria-hidden />} tone="danger" onSelect={() => onAction("revoke")}>
            Revoke
          </MenuItem>
        </MenuContent>
      </Menu>
    </div>
  );
}

/** Name, hint and status in one line. */
export function KeyTitle({ scimKey: { name, hint, status } }: { readonly scimKey: ScimKeyView }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <span className="wrap-anywhere font-medium">{name}</span>
      <code className="font-mono text-muted text-xs">{hint}</code>
      <Badge tone={STATUSES[status].tone}>{STATUSES[status].name}</Badge>
    </div>
  );
}

const STATUSES: Readonly<Record<ScimKeyView["status"], { readonly name: string; readonly tone: BadgeTone }>> = {
  active: { name: "Active", tone: "success" },
  expiring: { name: "Expiring", tone: "warning" },
  expired: { name: "Expired", tone: "neutral" },
  revoked: { name: "Revoked", tone: "neutral" },
};
