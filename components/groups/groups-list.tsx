"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { PagedList } from "@/components/settings/paged-list";
import { SourceBadge } from "@/components/settings/source-badge";
import { TimeAgo } from "@/components/settings/time-ago";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { groupsQuery } from "@/lib/client/groups";
import { type GroupView, listGroups } from "@/lib/contracts/groups";
import { ROLE_NAMES } from "@/lib/contracts/roles";

/** The groups of the team with search and pages. */
export function GroupsList() {
  const { place, go } = useListAddress(listGroups.input);
  const query = useQuery(groupsQuery(place));
  return (
    <Card>
      <div className="px-4 py-3">
        <SearchInput label="Search groups" value={place.search} onValueChange={(search) => go({ search })} />
      </div>
      <PagedList
        query={query}
        label="Groups"
        skeletonRows={5}
        page={place.page}
        pageSize={place.pageSize}
        onPageChange={(page) => go({ page })}
        empty={<NoGroups isNarrowed={place.search !== ""} onShowAll={() => go({ search: "" })} />}
      >
        {(groups, stale) => <GroupsTable groups={groups} stale={stale} />}
      </PagedList>
    </Card>
  );
}

function NoGroups({ isNarrowed, onShowAll }: { readonly isNarrowed: boolean; readonly onShowAll: () => void }) {
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<UsersRound />}
        title="No group here"
        action={<Button onClick={onShowAll}>Show all groups</Button>}
      >
        No group fits this search.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<UsersRound />} title="No groups yet">
      Push groups from your identity provider and they appear here with their members.
    </EmptyState>
  );
}

function GroupsTable({ groups, stale }: { readonly groups: readonly GroupView[]; readonly stale: boolean }) {
  return (
    <DataTable label="Groups" stale={stale}>
      <TableHead>
        <HeaderCell>Name</HeaderCell>
        <HeaderCell>Source</HeaderCell>
        <HeaderCell align="end">Members</HeaderCell>
        <HeaderCell>Roles</HeaderCell>
        <HeaderCell align="end">Changed</HeaderCell>
      </TableHead>
      <TableBody>
        {groups.map(({ id, name, source, memberCount, roles, updatedAt }) => (
          <TableRow key={id}>
            <Cell className="min-w-40 max-w-80">
              <p className="truncate font-medium">{name}</p>
            </Cell>
            <Cell>
              <SourceBadge source={source} />
            </Cell>
            <Cell align="end">{memberCount}</Cell>
            <Cell className="whitespace-nowrap">
              {roles.length === 0 ? (
                <span className="text-muted">None</span>
              ) : (
                roles.map((role) => ROLE_NAMES[role]).join(", ")
              )}
            </Cell>
            <Cell align="end" className="text-muted">
              <TimeAgo date={updatedAt} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
