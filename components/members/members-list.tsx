"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { PagedList } from "@/components/settings/paged-list";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { membersQuery } from "@/lib/client/members";
import { listMembers, MEMBER_STATUSES } from "@/lib/contracts/members";
import { STATUS_NAMES } from "./member-row";
import { MembersTable } from "./members-table";

/** The people of the team with search, filter, sort and pages; the address says where in it one is. */
export function MembersList() {
  const { place, go } = useListAddress(listMembers.input);
  const query = useQuery(membersQuery(place));
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <SearchInput
          label="Search members"
          placeholder="Search name or e-mail"
          value={place.search}
          onValueChange={(search) => go({ search })}
        />
        <Segmented label="Status" value={place.status} options={STATUSES} onValueChange={(status) => go({ status })} />
      </div>
      <PagedList
        query={query}
        label="Members"
        skeletonRows={8}
        page={place.page}
        pageSize={place.pageSize}
        onPageChange={(page) => go({ page })}
        empty={
          <NoMembers
            isNarrowed={place.search !== "" || place.status !== "all"}
            onShowAll={() => go({ search: "", status: "all" })}
          />
        }
      >
        {(members, stale) => (
          <MembersTable
            members={members}
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

function NoMembers({ isNarrowed, onShowAll }: { readonly isNarrowed: boolean; readonly onShowAll: () => void }) {
  if (isNarrowed) {
    return (
      <EmptyState icon={<Users />} title="Nobody here" action={<Button onClick={onShowAll}>Show everybody</Button>}>
        No member fits this search and status.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Users />} title="No members yet">
      People appear here when they are invited or come from your identity provider.
    </EmptyState>
  );
}

const STATUSES = [
  { value: "all", label: "All" },
  ...MEMBER_STATUSES.map((status) => ({ value: status, label: STATUS_NAMES[status] })),
] as const;
