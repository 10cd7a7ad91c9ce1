"use client";

import { useQuery } from "@tanstack/react-query";
import { UsersRound } from "lucide-react";
import { PastTheEnd } from "@/components/settings/past-the-end";
import { problemSentence } from "@/components/settings/problem";
import { SourceBadge } from "@/components/settings/source-badge";
import { TimeAgo } from "@/components/settings/time-ago";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { SearchInput } from "@/components/ui/search-input";
import { SkeletonRows } from "@/components/ui/skeleton";
import { groupsQuery } from "@/lib/client/groups";
import { type GroupView, listGroups } from "@/lib/contracts/groups";
import { ROLE_NAMES } from "@/lib/contracts/roles";

/** The groups of the team with search and pages. */
export function GroupsList() {
  const { place, go } = useListAddress(listGroups.input);
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery(groupsQuery(place));
  const isNarrowed = place.search !== "";
  return (
    <Card>
      <div className="px-4 py-3">
        <SearchInput label="Search groups" value={place.search} onValueChange={(search) => go({ search })} />
      </div>
      {data === undefined && error === null && <SkeletonRows label="Loading groups" rows={5} />}
      {data === undefined && error !== null && (
        <ErrorState title="The groups could not be loaded" pending={isFetching} onRetry={refetch}>
          {problemSentence(error)}
        </ErrorState>
      )}
      {data !== undefined && data.items.length > 0 && <GroupsTable groups={data.items} stale={isPlaceholderData} />}
      {data !== undefined && data.items.length === 0 && data.total > 0 && (
        <PastTheEnd onLeave={() => go({ page: 1 })} />
      )}
      {data !== undefined && data.total === 0 && (
        <EmptyState
          icon={<UsersRound />}
          title={isNarrowed ? "No group here" : "No groups yet"}
          {...(isNarrowed && { action: <Button onClick={() => go({ search: "" })}>Show all groups</Button> })}
        >
          {isNarrowed
            ? "No group fits this search."
            : "Push groups from your identity provider and they appear here with their members."}
        </EmptyState>
      )}
      {data !== undefined && data.items.length > 0 && (
        <div className="border-border border-t">
          <Pagination
            label="Groups"
            page={place.page}
            pageSize={place.pageSize}
            total={data.total}
            onPageChange={(page) => go({ page })}
          />
        </div>
      )}
    </Card>
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
