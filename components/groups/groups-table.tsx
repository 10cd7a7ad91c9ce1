"use client";

import Link from "next/link";
import { SourceBadge } from "@/components/settings/source-badge";
import { TimeAgo } from "@/components/settings/time-ago";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import { type SortDirection, SortHeader } from "@/components/ui/sort-header";
import type { GROUP_SORTS, GroupView } from "@/lib/contracts/groups";
import { ROLE_NAMES } from "@/lib/contracts/roles";

type GroupSort = (typeof GROUP_SORTS)[number];

export interface GroupsTableProps {
  readonly groups: readonly GroupView[];
  readonly sort: GroupSort;
  readonly descending: boolean;
  /** While the rows of another place are still shown. */
  readonly stale: boolean;
  readonly onSort: (sort: GroupSort, descending: boolean) => void;
}

export function GroupsTable({ groups, sort, descending, stale, onSort }: GroupsTableProps) {
  function sortable(column: GroupSort) {
    const direction: SortDirection | undefined =
      sort === column ? (descending ? "descending" : "ascending") : undefined;
    return { direction, onSort: (next: SortDirection) => onSort(column, next === "descending") };
  }
  return (
    <DataTable label="Groups" stale={stale}>
      <TableHead>
        <SortHeader {...sortable("name")}>Name</SortHeader>
        <HeaderCell>Source</HeaderCell>
        <SortHeader align="end" {...sortable("members")}>
          Members
        </SortHeader>
        <HeaderCell>Roles</HeaderCell>
        <SortHeader align="end" {...sortable("changed")}>
          Changed
        </SortHeader>
      </TableHead>
      <TableBody>
        {groups.map(({ id, name, source, memberCount, roles, updatedAt }) => (
          <TableRow key={id}>
            <Cell className="min-w-40 max-w-80">
              <Link
                href={`/settings/team/groups/${id}`}
                className="block truncate rounded font-medium underline-offset-2 hover:underline"
              >
                {name}
              </Link>
            </Cell>
            <Cell>
              <SourceBadge source={source} />
            </Cell>
            <Cell align="end">{memberCount}</Cell>
            <Cell className="min-w-32">
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
