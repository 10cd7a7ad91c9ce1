"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { DataTable, HeaderCell, TableBody, TableHead } from "@/components/ui/data-table";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { type SortDirection, SortHeader } from "@/components/ui/sort-header";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { makeInvitationLinkMutation } from "@/lib/client/invitations";
import type { INVITATION_SORTS, InvitationView } from "@/lib/contracts/invitations";
import { InvitationRow } from "./invitation-row";

const InvitationLinkDialog = dialogOnDemand(
  "invitation",
  async () => (await import("./invitation-link-dialog")).InvitationLinkDialog,
);
const CancelInvitationDialog = dialogOnDemand(
  "invitation",
  async () => (await import("./cancel-invitation-dialog")).CancelInvitationDialog,
);

type InvitationSort = (typeof INVITATION_SORTS)[number];

export interface InvitationsTableProps {
  readonly invitations: readonly InvitationView[];
  readonly sort: InvitationSort;
  readonly descending: boolean;
  /** While the rows of another place are still shown. */
  readonly stale: boolean;
  readonly onSort: (sort: InvitationSort, descending: boolean) => void;
}

export function InvitationsTable({ invitations, sort, descending, stale, onSort }: InvitationsTableProps) {
  const [linked, setLinked] = useState<InvitationView>();
  const [cancelled, setCancelled] = useState<InvitationView>();
  const link = useMutation(makeInvitationLinkMutation());

  function sortable(column: InvitationSort) {
    const direction: SortDirection | undefined =
      sort === column ? (descending ? "descending" : "ascending") : undefined;
    return { direction, onSort: (next: SortDirection) => onSort(column, next === "descending") };
  }

  function showLink(invitation: InvitationView) {
    setLinked(invitation);
    link.mutate({ invitationId: invitation.id });
  }

  /** The link is gone with its dialog. */
  function hideLink() {
    setLinked(undefined);
    link.reset();
  }

  return (
    <>
      <DataTable label="Invitations" stale={stale}>
        <TableHead>
          <SortHeader {...sortable("email")}>E-mail</SortHeader>
          <HeaderCell>Roles</HeaderCell>
          <HeaderCell>Invited by</HeaderCell>
          <SortHeader {...sortable("sent")}>Sent</SortHeader>
          <SortHeader {...sortable("expires")}>Expires</SortHeader>
          <HeaderCell>
            <VisuallyHidden>Actions</VisuallyHidden>
          </HeaderCell>
        </TableHead>
        <TableBody>
          {invitations.map((invitation) => (
            <InvitationRow
              // Sent again it is another invitation of the same person: the row and the focus in it stay.
              key={invitation.memberId}
              invitation={invitation}
              onLink={() => showLink(invitation)}
              onCancel={() => setCancelled(invitation)}
            />
          ))}
        </TableBody>
      </DataTable>
      <InvitationLinkDialog invitation={linked} made={link.data} error={link.error} onClose={hideLink} />
      <CancelInvitationDialog invitation={cancelled} onClose={() => setCancelled(undefined)} />
    </>
  );
}
