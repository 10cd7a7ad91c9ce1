"use client";

import { DataTable, HeaderCell, TableBody, TableHead } from "@/components/ui/data-table";
import { type SortDirection, SortHeader } from "@/components/ui/sort-header";
import type { MEMBER_SORTS, MemberView } from "@/lib/contracts/members";
import { MemberRow } from "./member-row";

type MemberSort = (typeof MEMBER_SORTS)[number];

export interface MembersTableProps {
  readonly members: readonly MemberView[];
  readonly sort: MemberSort;
  readonly descending: boolean;
  /** While the rows of another place are still shown. */
  readonly stale: boolean;
  readonly onSort: (sort: MemberSort, descending: boolean) => void;
}

export function MembersTable({ members, sort, descending, stale, onSort }: MembersTableProps) {
  function sortable(column: MemberSort) {
    const direction: SortDirection | undefined =
      sort === column ? (descending ? "descending" : "ascending") : undefined;
    return { direction, onSort: (next: SortDirection) => onSort(column, next === "descending") };
  }
  return (
    <DataTable label="Members" stale={stale}>
      <TableHead>
        <SortHeader {...sortable("name")}>Name</SortHeader>
        <HeaderCell>Roles</HeaderCell>
        <HeaderCell>Source</HeaderCell>
        <HeaderCell>Status</HeaderCell>
        <SortHeader align="end" {...sortable("joined")}>
          Joined
        </SortHeader>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </TableBody>
    </DataTable>
  );
}
