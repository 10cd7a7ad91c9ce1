"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/components/settings/problem";
import { RoleChoice } from "@/components/settings/role-choice";
import { useRoleObstacle } from "@/components/settings/use-role-obstacle";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { confirmToast } from "@/components/ui/toaster";
import { changeGroupRolesMutation, groupPreviewQuery } from "@/lib/client/groups";
import type { GroupDetail } from "@/lib/contracts/groups";
import type { Role } from "@/lib/contracts/roles";
import { RolesPreview } from "./roles-preview";

export interface GroupRolesDialogProps {
  readonly group: GroupDetail;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** The roles of a group, with who gains and who loses what before it is saved. */
export function GroupRolesDialog({ group, open, onClose }: GroupRolesDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onClose}
      title={`Roles of ${group.name}`}
      description={group.managed ? "Your identity provider never overwrites them." : undefined}
      busy={isBusy}
    >
      <GroupRolesForm group={group} onDone={onClose} onBusy={setIsBusy} />
    </Dialog>
  );
}

interface GroupRolesFormProps {
  readonly group: GroupDetail;
  readonly onDone: () => void;
  readonly onBusy: (isBusy: boolean) => void;
}

function GroupRolesForm({ group, onDone, onBusy }: GroupRolesFormProps) {
  const { id: groupId, name, roles } = group;
  const [chosen, setChosen] = useState<readonly Role[]>(roles);
  const isSame = chosen.length === roles.length && chosen.every((role) => roles.includes(role));
  const preview = useQuery({ ...groupPreviewQuery(groupId, chosen), enabled: !isSame });
  const save = useMutation(changeGroupRolesMutation());
  const obstacleOf = useRoleObstacle("groups.manage");
  const canSave = !isSame && preview.data?.refusal === null;

  function submit() {
    onBusy(true);
    save.mutate(
      { groupId, roles: [...chosen] },
      {
        onSuccess: () => {
          onDone();
          confirmToast(`The roles of ${name} are saved.`);
        },
        onSettled: () => onBusy(false),
      },
    );
  }

  return (
    <>
      <DialogBody>
        <RoleChoice
          label="Roles"
          chosen={chosen}
          held={roles}
          obstacleOf={obstacleOf}
          onChange={(next) => {
            save.reset();
            setChosen(next);
          }}
        />
        {!isSame && <RolesPreview query={preview} />}
        <Problem error={save.error} />
      </DialogBody>
      <DialogFooter>
        <Button data-autofocus onClick={onDone}>
          Cancel
        </Button>
        <Button variant="primary" pending={save.isPending} disabled={!canSave} onClick={submit}>
          Save roles
        </Button>
      </DialogFooter>
    </>
  );
}
