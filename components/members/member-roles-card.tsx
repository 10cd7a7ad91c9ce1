"use client";

import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardRow } from "@/components/ui/card";
import { useDecision } from "@/lib/client/team";
import type { MemberDetail } from "@/lib/contracts/member-page";
import { ROLE_NAMES } from "@/lib/contracts/roles";
import type { MemberQuestion } from "./member-dialogs";
import { roleOrigin } from "./role-origin";

export interface MemberRolesCardProps {
  readonly member: MemberDetail;
  readonly onAsk: (question: MemberQuestion) => void;
}

/** The roles of a member with where each comes from. */
export function MemberRolesCard({ member, onAsk }: MemberRolesCardProps) {
  const mayManage = useDecision("members.manage").allowed;
  const mayGrantBilling = useDecision("billing.grant").allowed;
  const { id, name, roles } = member;
  return (
    <Card labelledBy="roles">
      <CardHeader
        title="Roles"
        titleId="roles"
        description="What is given to the member, and what comes with groups."
        aside={
          (mayManage || mayGrantBilling) && (
            <Button onClick={() => onAsk({ about: "roles", target: { id, name } })}>Change roles</Button>
          )
        }
      />
      {roles.map((held) => (
        <CardRow key={held.role} label={<span className="font-medium text-text">{ROLE_NAMES[held.role]}</span>}>
          <span className="text-muted">{roleOrigin(held)?.sentence ?? "Given to this member"}</span>
        </CardRow>
      ))}
      {roles.length === 0 && (
        <p className="border-border border-t px-4 py-6 text-center text-muted">
          No role at all: give one, or {name} can see nothing of the team.
        </p>
      )}
    </Card>
  );
}
