"use client";

import { useQuery } from "@tanstack/react-query";
import { MailPlus } from "lucide-react";
import { PagedList } from "@/components/settings/paged-list";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { invitationsQuery } from "@/lib/client/invitations";
import { listInvitations } from "@/lib/contracts/invitations";
import { InvitationsTable } from "./invitations-table";

/** The invitations that wait for an answer or have expired; the address says where in them one is. */
export function InvitationsList() {
  const { place, go } = useListAddress(listInvitations.input);
  const query = useQuery(invitationsQuery(place));
  const isNarrowed = place.search !== "" || place.state !== "all";
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <SearchInput
          label="Search invitations"
          placeholder="Search e-mail"
          value={place.search}
          onValueChange={(search) => go({ search })}
        />
        <Segmented label="State" value={place.state} options={STATES} onValueChange={(state) => go({ state })} />
      </div>
      <PagedList
        query={query}
        label="Invitations"
        skeletonRows={6}
        page={place.page}
        pageSize={place.pageSize}
        onPageChange={(page) => go({ page })}
        empty={isNarrowed ? <NoneHere onShowAll={() => go({ search: "", state: "all" })} /> : <NoneAtAll />}
      >
        {(invitations, stale) => (
          <InvitationsTable
            invitations={invitations}
            sort={place.sort}
            descending={place.descending}
            stale={stale}
            onSort={(sort, descending) => go({ sort, descending })}
          />
        )}
      </PagedList>
    </Card>
  );
}

function NoneHere({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <EmptyState
      icon={<MailPlus />}
      title="No invitation here"
      action={<Button onClick={onShowAll}>Show all invitations</Button>}
    >
      None fits this search and state.
    </EmptyState>
  );
}

function NoneAtAll() {
  return (
    <EmptyState icon={<MailPlus />} title="Nobody has an open invitation">
      Invite people by their e-mail addresses: they are listed here until they have joined.
    </EmptyState>
  );
}

const STATES = [
  { value: "all", label: "All" },
  { value: "open", label: "Open" },
  { value: "expired", label: "Expired" },
] as const;
