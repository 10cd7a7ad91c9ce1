"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { PagedList } from "@/components/settings/paged-list";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { groupsQuery } from "@/lib/client/groups";
import { listGroups } from "@/lib/contracts/groups";
import { GroupsTable } from "./groups-table";

/** The groups of the team with search, sort and pages; the address says where in it one is. */
export function GroupsList() {
  const { place, go } = useListAddress(listGroups.input);
  const query = useQuery(groupsQuery(place));
  const isNarrowed = place.search !== "" || place.source !== "all";
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <SearchInput label="Search groups" value={place.search} onValueChange={(search) => go({ search })} />
        <Segmented label="Source" value={place.source} options={SOURCES} onValueChange={(source) => go({ source })} />
      </div>
      <PagedList
        query={query}
        label="Groups"
        skeletonRows={5}
        page={place.page}
        pageSize={place.pageSize}
        onPageChange={(page) => go({ page })}
        empty={<NoGroups isNarrowed={isNarrowed} onShowAll={() => go({ search: "", source: "all" })} />}
      >
        {(groups, stale) => (
          <GroupsTable
            groups={groups}
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

const SOURCES = [
  { value: "all", label: "All" },
  { value: "scim", label: "By SCIM" },
  { value: "local", label: "By hand" },
] as const;

function NoGroups({ isNarrowed, onShowAll }: { readonly isNarrowed: boolean; readonly onShowAll: () => void }) {
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<UsersRound />}
        title="No group here"
        action={<Button onClick={onShowAll}>Show all groups</Button>}
      >
        No group fits this search and source.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<UsersRound />} title="No groups yet">
      Create one, or push groups from your identity provider, and they appear here with their members.
    </EmptyState>
  );
}
