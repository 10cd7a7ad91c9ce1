import { X } from "lucide-react";
import Link from "next/link";
import { MemberStatusBadge } from "@/components/members/member-status-badge";
import { Avatar } from "@/components/ui/avatar";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import { IconButton } from "@/components/ui/icon-button";
import type { MemberView } from "@/lib/contracts/members";

export interface GroupMembersTableProps {
  readonly members: readonly MemberView[];
  readonly stale: boolean;
  /** undefined where nobody can be taken out. */
  readonly onRemove: ((member: MemberView) => void) | undefined;
}

export function GroupMembersTable({ members, stale, onRemove }: GroupMembersTableProps) {
  return (
    <DataTable label="Members of the group" stale={stale}>
      <TableHead>
        <HeaderCell>Name</HeaderCell>
        <HeaderCell>Status</HeaderCell>
        {onRemove && (
          <HeaderCell>
            <span className="sr-only">Actions</span>
          </HeaderCell>
        )}
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.id}>
            <Cell>
              <div className="flex min-w-40 max-w-48 items-center gap-3 sm:max-w-none">
                <Avatar name={member.name} />
                <div className="min-w-0">
                  <Link
                    href={`/settings/team/members/${member.id}`}
                    className="block truncate rounded font-medium underline-offset-2 hover:underline"
                  >
                    {member.name}
                  </Link>
                  <p className="truncate text-muted text-xs">{member.email ?? member.userName}</p>
                </div>
              </div>
            </Cell>
            <Cell>
              <MemberStatusBadge status={member.status} />
            </Cell>
            {onRemove && (
              <Cell align="end" className="w-10">
                <IconButton label={`Take ${member.name} out of the group`} onClick={() => onRemove(member)}>
                  <X aria-hidden />
                </IconButton>
              </Cell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
