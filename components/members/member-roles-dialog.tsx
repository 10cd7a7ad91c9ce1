"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/components/settings/problem";
import { RoleChoice } from "@/components/settings/role-choice";
import { listed, roleList } from "@/components/settings/role-list";
import { useRoleObstacle } from "@/components/settings/use-role-obstacle";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { confirmToast } from "@/components/ui/toaster";
import { changeMemberBillingMutation, changeMemberRolesMutation } from "@/lib/client/member-page";
import { useDecision } from "@/lib/client/team";
import type { MemberDetail } from "@/lib/contracts/member-page";
import { BILLING_ROLE, ROLES, type Role } from "@/lib/contracts/roles";
import { LoadedMember } from "./loaded-member";
import { type RoleChange, roleChange } from "./role-change";

export interface MemberRolesDialogProps {
  /** Open while there is one. */
  readonly target: { readonly id: string; readonly name: string } | undefined;
  readonly onClose: () => void;
}

/** The roles that a member holds on their own, with what a change would mean before it is saved. */
export function MemberRolesDialog({ target, onClose }: MemberRolesDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      open={target !== undefined}
      onOpenChange={onClose}
      title={`Roles of ${target?.name ?? "this member"}`}
      description="Roles of groups come on top and are set on the Groups page."
      busy={isBusy}
    >
      {target && (
        <LoadedMember memberId={target.id} onClose={onClose}>
          {(member) => <RolesForm key={member.id} member={member} onDone={onClose} onBusy={setIsBusy} />}
        </LoadedMember>
      )}
    </Dialog>
  );
}

interface RolesFormProps {
  readonly member: MemberDetail;
  readonly onDone: () => void;
  readonly onBusy: (isBusy: boolean) => void;
}

function RolesForm({ member, onDone, onBusy }: RolesFormProps) {
  const own = ROLES.filter((role) => member.roles.some((held) => held.role === role && held.own));
  const [chosen, setChosen] = useState<readonly Role[]>(own);
  const all = useMutation(changeMemberRolesMutation());
  const billing = useMutation(changeMemberBillingMutation());
  // Who is no admin changes the Billing role alone.
  const mayManage = useDecision("members.manage").allowed;
  const save = mayManage ? all : billing;
  const change = roleChange(member, chosen);
  const obstacleOf = useRoleObstacle("members.manage");

  function submit() {
    onBusy(true);
    const memberId = member.id;
    const reactions = {
      onSuccess: () => {
        onDone();
        confirmToast(`The roles of ${member.name} are saved.`);
      },
      onSettled: () => onBusy(false),
    };
    if (mayManage) all.mutate({ memberId, roles: [...chosen] }, reactions);
    else billing.mutate({ memberId, granted: chosen.includes(BILLING_ROLE) }, reactions);
  }

  return (
    <>
      <DialogBody>
        <RoleChoice
          label="Roles"
          chosen={chosen}
          held={own}
          obstacleOf={obstacleOf}
          noteOf={(role) => groupNote(member, role)}
          onChange={(roles) => {
            save.reset();
            setChosen(roles);
          }}
        />
        <ChangeNote name={member.name} change={change} />
        <Problem error={save.error} />
      </DialogBody>
      <DialogFooter>
        <Button data-autofocus onClick={onDone}>
          Cancel
        </Button>
        <Button
          variant="primary"
          pending={save.isPending}
          disabled={change.isSame || change.problem !== undefined}
          onClick={submit}
        >
          Save roles
        </Button>
      </DialogFooter>
    </>
  );
}

function ChangeNote({ name, change }: { readonly name: string; readonly change: RoleChange }) {
  const { isSame, problem, gains, losses, keeps } = change;
  if (isSame) return null;
  if (problem !== undefined) return <Alert tone="warning">{problem}</Alert>;
  const parts = [
    ...(gains.length > 0 ? [`gains ${roleList(gains)}`] : []),
    ...(losses.length > 0 ? [`loses ${roleList(losses)}`] : []),
    ...(keeps.length > 0 ? [`keeps ${roleList(keeps)} by a group`] : []),
  ];
  return (
    <Alert>
      {name} {listed(parts)}, at once.
    </Alert>
  );
}

function groupNote({ roles }: MemberDetail, role: Role): string | undefined {
  const groups = roles.find((held) => held.role === role)?.groups ?? [];
  return groups.length === 0 ? undefined : `By ${groups.length === 1 ? "group" : "groups"} ${listed(groups)} anyway.`;
}
