"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useForm, useWatch } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { RoleChoice } from "@/components/settings/role-choice";
import { useRoleObstacle } from "@/components/settings/use-role-obstacle";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { createGroupMutation } from "@/lib/client/groups";
import { createGroup } from "@/lib/contracts/groups";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";

export interface CreateGroupDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A group by hand; its page opens next, where people are added. */
export function CreateGroupDialog({ open, onClose }: CreateGroupDialogProps) {
  const create = useMutation(createGroupMutation());

  function close() {
    create.reset();
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Create a group"
      description="Everybody in it has its roles, on top of their own."
      busy={create.isPending}
    >
      <CreateGroupForm create={create} onDone={close} />
    </Dialog>
  );
}

interface CreateGroupFormProps {
  readonly create: ReturnType<typeof useCreate>;
  readonly onDone: () => void;
}

function useCreate() {
  return useMutation(createGroupMutation());
}

function CreateGroupForm({ create, onDone }: CreateGroupFormProps) {
  const router = useRouter();
  const obstacleOf = useRoleObstacle("groups.manage");
  const form = useForm({
    resolver: zodResolver(createGroup.input),
    defaultValues: { name: "", roles: [DEFAULT_ROLE] },
  });
  const { errors } = form.formState;
  const roles = useWatch({ control: form.control, name: "roles" });

  const submit = form.handleSubmit((input) =>
    create.mutate(input, {
      onSuccess: ({ id, name }) => {
        onDone();
        confirmToast(`${name} is created.`);
        router.push(`/settings/team/groups/${id}`);
      },
    }),
  );

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label="Name" error={errors.name?.message ?? fieldProblem(create.error, "name")} required>
          <TextInput
            data-autofocus
            autoComplete="off"
            maxLength={128}
            // A refusal is about the name that was sent, not about the one that is being typed.
            {...form.register("name", { onChange: () => create.isError && create.reset() })}
          />
        </Field>
        <div className="grid gap-1.5">
          <p className="font-medium">Roles</p>
          <RoleChoice
            label="Roles"
            chosen={roles ?? []}
            held={[]}
            obstacleOf={obstacleOf}
            onChange={(chosen) => form.setValue("roles", [...chosen])}
          />
        </div>
        <Problem error={problemElsewhere(create.error, ["name"])} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={create.isPending}>
          Create group
        </Button>
      </DialogFooter>
    </form>
  );
}
