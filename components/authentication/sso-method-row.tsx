"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useServerNowMs } from "@/components/settings/server-clock";
import { TimeAgo } from "@/components/settings/time-ago";
import { certificateNotice } from "@/components/sso/certificate-notice";
import { MethodSwitch } from "@/components/sso/method-switch";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from "@/components/ui/menu";
import { useDecision } from "@/lib/client/team";
import type { SsoMethodView } from "@/lib/contracts/sso";
import { ssoMethodPage } from "@/lib/contracts/sso-addresses";
import { PROTOCOL_NAMES } from "@/lib/contracts/sso-providers";

export interface SsoMethodRowProps {
  readonly method: SsoMethodView;
  readonly onDelete: () => void;
}

export function SsoMethodRow({ method, onDelete }: SsoMethodRowProps) {
  const { id, name, protocol, lastUsedAt, certificatesEndAt } = method;
  const mayManage = useDecision("sso.manage").allowed;
  const notice = certificateNotice(certificatesEndAt, useServerNowMs() ?? 0);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-border border-t px-4 py-2.5">
      <div className="grid min-w-0 flex-1 basis-28 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={ssoMethodPage(id)} className="wrap-anywhere font-medium underline-offset-2 hover:underline">
            {name}
          </Link>
          <StateBadge method={method} />
        </p>
        <p className="text-muted text-xs">
          {PROTOCOL_NAMES[protocol]} · {lastUsedAt === null ? "not used yet" : <LastUsed at={lastUsedAt} />}
        </p>
        {notice && (
          <p className={notice.tone === "danger" ? "text-danger text-xs" : "text-warning text-xs"}>{notice.sentence}</p>
        )}
      </div>
      <div className="flex items-center gap-1">
        <MethodSwitch method={method} />
        {mayManage && (
          <Menu>
            <MenuTrigger>
              <IconButton label={`Actions for ${name}`}>
                <Ellipsis aria-hidden />
              </IconButton>
            </MenuTrigger>
            <MenuContent>
              <MenuLink>
                <Link href={ssoMethodPage(id)}>
                  <Pencil aria-hidden />
                  Edit
                </Link>
              </MenuLink>
              <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onSelect={onDelete}>
                Delete
              </MenuItem>
            </MenuContent>
          </Menu>
        )}
      </div>
    </li>
  );
}

function StateBadge({ method: { isSetUp, testedAt } }: { readonly method: SsoMethodView }) {
  if (!isSetUp) return <Badge tone="warning">Not set up</Badge>;
  return testedAt === null ? <Badge>Not tested</Badge> : null;
}

function LastUsed({ at }: { readonly at: string }) {
  return (
    <>
      last used <TimeAgo date={at} />
    </>
  );
}
