"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, Trash2 } from "lucide-react";
import { Problem } from "@/components/settings/problem";
import { TimeAgo } from "@/components/settings/time-ago";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { Switch } from "@/components/ui/switch";
import { confirmToast } from "@/components/ui/toaster";
import { switchSsoMutation } from "@/lib/client/sso";
import { useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import type { SsoMethodView } from "@/lib/contracts/sso";

export interface SsoMethodRowProps {
  readonly method: SsoMethodView;
  readonly onDelete: () => void;
}

export function SsoMethodRow({ method, onDelete }: SsoMethodRowProps) {
  const { id, name, protocol, enabled, lastUsedAt } = method;
  const switching = useMutation(switchSsoMutation());
  const decision = useDecision("sso.manage");

  function change(next: boolean) {
    switching.mutate(
      { methodId: id, enabled: next },
      { onSuccess: () => confirmToast(next ? `${name} is on.` : `${name} is off.`) },
    );
  }

  return (
    <li className="grid gap-2 border-border border-t px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-28">
          <p className="wrap-anywhere font-medium">{name}</p>
          <p className="text-muted text-xs">
            {PROTOCOLS[protocol]} · {lastUsedAt === null ? "not used yet" : <LastUsed at={lastUsedAt} />}
          </p>
        </div>
        <div className="flex items-center gap-1">
          <Switch
            label={`Sign in with ${name}`}
            checked={enabled}
            pending={switching.isPending}
            onCheckedChange={change}
            {...(!decision.allowed && {
              disabled: true,
              disabledReason:
                decision.reason === "plan"
                  ? `Part of the ${PLAN_NAMES[decision.plan]} plan`
                  : "Only admins change this",
            })}
          />
          {decision.allowed && (
            <Menu>
              <MenuTrigger>
                <IconButton label={`Actions for ${name}`}>
                  <Ellipsis aria-hidden />
                </IconButton>
              </MenuTrigger>
              <MenuContent>
                <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onDelete}>
                  Delete
                </MenuItem>
              </MenuContent>
            </Menu>
          )}
        </div>
      </div>
      <Problem error={switching.error} />
    </li>
  );
}

function LastUsed({ at }: { readonly at: string }) {
  return (
    <>
      last used <TimeAgo date={at} />
    </>
  );
}

const PROTOCOLS = { saml: "SAML 2.0", oidc: "OpenID Connect" };
