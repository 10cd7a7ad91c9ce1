"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { renameGroupMutation } from "@/lib/client/groups";
import { type GroupDetail, renameGroup } from "@/lib/contracts/groups";

export interface RenameGroupDialogProps {
  readonly group: GroupDetail;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function RenameGroupDialog({ group, open, onClose }: RenameGroupDialogProps) {
  const rename = useMutation(renameGroupMutation());

  function close() {
    rename.reset();
    onClose();
  }

  return (
    <Dialog open={open} onOpenChange={close} title={`Rename ${group.name}`} busy={rename.isPending}>
      <RenameGroupForm rename={rename} group={group} onDone={close} />
    </Dialog>
  );
}

interface RenameGroupFormProps {
  readonly rename: ReturnType<typeof useRename>;
  readonly group: GroupDetail;
  readonly onDone: () => void;
}

function useRename() {
  return useMutation(renameGroupMutation());
}

function RenameGroupForm({ rename, group, onDone }: RenameGroupFormProps) {
  const { id: groupId, name } = group;
  const form = useForm({ resolver: zodResolver(renameGroup.input), defaultValues: { groupId, name } });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) =>
    rename.mutate(input, {
      onSuccess: () => {
        onDone();
        confirmToast("The name is saved.");
      },
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label="Name" error={errors.name?.message ?? fieldProblem(rename.error, "name")} required>
          <TextInput
            data-autofocus
            autoComplete="off"
            maxLength={128}
            {...form.register("name", { onChange: () => rename.isError && rename.reset() })}
          />
        </Field>
        <Problem error={problemElsewhere(rename.error, ["name"])} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={rename.isPending}>
          Rename
        </Button>
      </DialogFooter>
    </form>
  );
}
