import Link from "next/link";
import { SourceBadge } from "@/components/settings/source-badge";
import { TimeAgo } from "@/components/settings/time-ago";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Cell, TableRow } from "@/components/ui/data-table";
import { RowCheckbox } from "@/components/ui/row-checkbox";
import type { MemberView } from "@/lib/contracts/members";
import { MemberActions } from "./member-actions";
import type { MemberQuestion } from "./member-dialogs";
import { MemberRoles } from "./member-roles";
import { MemberStatusBadge } from "./member-status-badge";
import { SignInNote } from "./sign-in-note";

export interface MemberRowProps {
  readonly member: MemberView;
  /** undefined where nobody can be chosen. */
  readonly selected: boolean | undefined;
  readonly onSelect: (isSelected: boolean) => void;
  readonly onAsk: (question: MemberQuestion) => void;
}

export function MemberRow({ member, selected, onSelect, onAsk }: MemberRowProps) {
  const { id, name, userName, email, roles, joinedAt } = member;
  const address = email ?? userName;
  return (
    <TableRow className={selected ? "bg-accent-surface/40" : ""}>
      {selected !== undefined && (
        <Cell className="w-10">
          <RowCheckbox label={`Select ${name}`} checked={selected} onCheckedChange={onSelect} />
        </Cell>
      )}
      <Cell>
        <div className="flex min-w-40 max-w-60 items-center gap-3">
          <Avatar name={name} />
          <div className="min-w-0">
            <Link
              href={`/settings/team/members/${id}`}
              className="block truncate rounded font-medium underline-offset-2 hover:underline"
            >
              {name}
            </Link>
            {/* Who has no name is called by their address. */}
            {address !== name && <p className="truncate text-muted text-xs">{address}</p>}
          </div>
        </div>
      </Cell>
      <Cell className="min-w-36 max-md:min-w-64">
        <MemberRoles roles={roles} />
      </Cell>
      <Cell>
        <MemberSource member={member} />
      </Cell>
      <Cell>
        <MemberStatusBadge status={member.status} />
        <SignInNote member={member} />
      </Cell>
      <Cell align="end" className="text-muted">
        {joinedAt === null ? "Not yet" : <TimeAgo date={joinedAt} />}
      </Cell>
      <Cell align="end" className="w-10">
        <MemberActions member={member} onAsk={onAsk} />
      </Cell>
    </TableRow>
  );
}

/** Where somebody comes from; who was managed until SCIM was turned off says so. */
export function MemberSource({ member }: { readonly member: Pick<MemberView, "source" | "wasManaged"> }) {
  return member.wasManaged ? <Badge>Was SCIM</Badge> : <SourceBadge source={member.source} />;
}
