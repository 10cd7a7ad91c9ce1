"use client";

import { useMutation } from "@tanstack/react-query";
import { Ellipsis, Link2, Send, X } from "lucide-react";
import { afterSuccess } from "@/components/settings/after-success";
import { problemSentence } from "@/components/settings/problem";
import { roleList } from "@/components/settings/role-list";
import { SourceBadge } from "@/components/settings/source-badge";
import { TimeAgo } from "@/components/settings/time-ago";
import { Badge } from "@/components/ui/badge";
import { Cell, TableRow } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { confirmToast } from "@/components/ui/toaster";
import { resendInvitationMutation } from "@/lib/client/invitations";
import type { InvitationView } from "@/lib/contracts/invitations";

export interface InvitationRowProps {
  readonly invitation: InvitationView;
  readonly onLink: () => void;
  readonly onCancel: () => void;
}

export function InvitationRow({ invitation, onLink, onCancel }: InvitationRowProps) {
  const { id, email, roles, state, invitedBy, managed, sentAt, expiresAt, mail } = invitation;
  const resend = useMutation(resendInvitationMutation());
  const send = () =>
    afterSuccess(resend.mutateAsync({ invitationId: id }), () => confirmToast(`${email} is invited once more.`));
  return (
    <TableRow>
      <Cell className="min-w-48 max-w-72">
        <p className="truncate font-medium">{email}</p>
        {resend.error !== null && (
          <p role="alert" className="text-danger text-xs">
            {problemSentence(resend.error)}
          </p>
        )}
      </Cell>
      <Cell>{roleList(roles)}</Cell>
      <Cell>
        <span className="flex items-center gap-2">
          <span className="max-w-40 truncate">{invitedBy}</span>
          {managed && <SourceBadge source="scim" />}
        </span>
      </Cell>
      <Cell className="text-muted">
        <TimeAgo date={sentAt} />
        {mail !== null && mail !== "sent" && <p className="text-warning text-xs">{MAIL_WORDS[mail]}</p>}
      </Cell>
      <Cell className="text-muted">
        {state === "expired" ? <Badge tone="warning">Expired</Badge> : <TimeAgo date={expiresAt} />}
      </Cell>
      <Cell align="end">
        <Menu>
          <MenuTrigger>
            <IconButton label={`Actions for ${email}`} pending={resend.isPending}>
              <Ellipsis aria-hidden />
            </IconButton>
          </MenuTrigger>
          <MenuContent>
            {state === "open" && (
              <MenuItem icon={<Link2 aria-hidden />} onSelect={onLink}>
                Copy link
              </MenuItem>
            )}
            <MenuItem icon={<Send aria-hidden />} onSelect={send}>
              Send again
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<X aria-hidden />} tone="danger" onSelect={onCancel}>
              Cancel invitation
            </MenuItem>
          </MenuContent>
        </Menu>
      </Cell>
    </TableRow>
  );
}

const MAIL_WORDS = {
  waiting: "The mail waits in the outbox",
  given_up: "The mail was given up",
  withdrawn: "The mail was withdrawn",
};
