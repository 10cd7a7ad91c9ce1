"use client";

import { DataTable, HeaderCell, TableBody, TableHead } from "@/components/ui/data-table";
import { RowCheckbox } from "@/components/ui/row-checkbox";
import { type SortDirection, SortHeader } from "@/components/ui/sort-header";
import type { MEMBER_SORTS, MemberView } from "@/lib/contracts/members";
import type { MemberQuestion } from "./member-dialogs";
import { MemberRow } from "./member-row";
import type { Selection } from "./use-selection";

type MemberSort = (typeof MEMBER_SORTS)[number];

export interface MembersTableProps {
  readonly members: readonly MemberView[];
  readonly sort: MemberSort;
  readonly descending: boolean;
  /** While the rows of another place are still shown. */
  readonly stale: boolean;
  readonly onSort: (sort: MemberSort, descending: boolean) => void;
  /** undefined where nobody can be chosen. */
  readonly selection: Selection | undefined;
  readonly onAsk: (question: MemberQuestion) => void;
}

export function MembersTable({ members, sort, descending, stale, onSort, selection, onAsk }: MembersTableProps) {
  function sortable(column: MemberSort) {
    const direction: SortDirection | undefined =
      sort === column ? (descending ? "descending" : "ascending") : undefined;
    return { direction, onSort: (next: SortDirection) => onSort(column, next === "descending") };
  }
  const chosenHere = members.filter(({ id }) => selection?.has(id)).length;
  return (
    <DataTable label="Members" stale={stale}>
      <TableHead>
        {selection && (
          <HeaderCell className="w-10">
            <RowCheckbox
              label="Select everybody on this page"
              checked={chosenHere === members.length}
              mixed={chosenHere > 0 && chosenHere < members.length}
              onCheckedChange={(isSelected) => selection.set(members, isSelected)}
            />
          </HeaderCell>
        )}
        <SortHeader {...sortable("name")}>Name</SortHeader>
        <HeaderCell>Roles</HeaderCell>
        <HeaderCell>Source</HeaderCell>
        <HeaderCell>Status</HeaderCell>
        <SortHeader align="end" {...sortable("joined")}>
          Joined
        </SortHeader>
        <HeaderCell>
          <span className="sr-only">Actions</span>
        </HeaderCell>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            selected={selection?.has(member.id)}
            onSelect={(isSelected) => selection?.set([member], isSelected)}
            onAsk={onAsk}
          />
        ))}
      </TableBody>
    </DataTable>
  );
}
