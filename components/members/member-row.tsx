import { SourceBadge } from "@/components/settings/source-badge";
import { TimeAgo } from "@/components/settings/time-ago";
import { Avatar } from "@/components/ui/avatar";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Cell, TableRow } from "@/components/ui/data-table";
import type { MemberStatus, MemberView } from "@/lib/contracts/members";
import { MemberRoles } from "./member-roles";

export function MemberRow({ member }: { readonly member: MemberView }) {
  const { name, userName, email, roles, source, wasManaged, status, signInProblem, joinedAt } = member;
  return (
    <TableRow>
      <Cell>
        <div className="flex min-w-44 max-w-80 items-center gap-3">
          <Avatar name={name || userName} />
          <div className="min-w-0">
            <p className="truncate font-medium">{name || userName}</p>
            <p className="truncate text-muted text-xs">{email ?? userName}</p>
          </div>
        </div>
      </Cell>
      <Cell>
        <MemberRoles roles={roles} />
      </Cell>
      <Cell>{wasManaged ? <Badge tone="neutral">Was SCIM</Badge> : <SourceBadge source={source} />}</Cell>
      <Cell>
        <Badge tone={STATUS_TONES[status]} dot>
          {STATUS_NAMES[status]}
        </Badge>
        {signInProblem !== null && <p className="mt-0.5 text-warning text-xs">{SIGN_IN_PROBLEMS[signInProblem]}</p>}
      </Cell>
      <Cell align="end" className="text-muted">
        {joinedAt === null ? "Not yet" : <TimeAgo date={joinedAt} />}
      </Cell>
    </TableRow>
  );
}

export const STATUS_NAMES: Readonly<Record<MemberStatus, string>> = {
  active: "Active",
  invited: "Invited",
  deactivated: "Deactivated",
};

const STATUS_TONES: Readonly<Record<MemberStatus, BadgeTone>> = {
  active: "success",
  invited: "warning",
  deactivated: "neutral",
};

const SIGN_IN_PROBLEMS = {
  no_email: "Cannot sign in: has no e-mail",
  shared_email: "Cannot sign in: shares an e-mail",
};
