import { Alert } from "@/components/ui/alert";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import type { MemberDetail } from "@/lib/contracts/member-page";
import { providerName } from "./consequences";
import { MemberActions } from "./member-actions";
import type { MemberQuestion } from "./member-dialogs";
import { MemberSource } from "./member-row";
import { MemberStatusBadge } from "./member-status-badge";
import { SignInNote } from "./sign-in-note";

export interface MemberHeaderProps {
  readonly member: MemberDetail;
  readonly isViewer: boolean;
  readonly onAsk: (question: MemberQuestion) => void;
}

/** Name and state of the member, and what can be done about it. */
export function MemberHeader({ member, isViewer, onAsk }: MemberHeaderProps) {
  const { name, email, userName, status, managed, wasManaged } = member;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-48 items-center gap-3">
          <Avatar name={name} />
          <div className="grid min-w-0 gap-1">
            <h1 className="font-semibold text-xl tracking-tight wrap-anywhere">{name}</h1>
            <div className="flex flex-wrap items-center gap-2">
              <span className="text-muted wrap-anywhere">{email ?? userName}</span>
              <MemberStatusBadge status={status} />
              <MemberSource member={member} />
              {isViewer && <Badge tone="accent">You</Badge>}
            </div>
            <SignInNote member={member} />
          </div>
        </div>
        <MemberActions member={member} onAsk={onAsk} />
      </div>
      {managed && (
        <Alert title={`Managed by ${managerName(member)}`}>
          Name, e-mail, groups and whether they are in the team are decided there and locked here. Roles are set here.
        </Alert>
      )}
      {wasManaged && (
        <Alert title={`Managed by ${managerName(member)} until SCIM provisioning was turned off`}>
          Nothing is locked now. When it is turned on again, {managerName(member)} decides again.
        </Alert>
      )}
    </>
  );
}

function managerName(member: MemberDetail): string {
  return member.provider?.name === null ? "your identity provider" : providerName(member);
}
