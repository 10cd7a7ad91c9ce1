"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { changeSchemaMutation } from "@/lib/client/scim-schemas";
import { changeScimSchema, type ScimSchemaView } from "@/lib/contracts/scim-schemas";
import type { EndpointMutation } from "./endpoint-mutation";

export interface EditSchemaDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly schema: ScimSchemaView;
}

export function EditSchemaDialog({ open, onClose, schema }: EditSchemaDialogProps) {
  const change = useMutation(changeSchemaMutation());

  function close() {
    change.reset();
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={`Edit ${schema.name}`}
      description="The URN and whose attributes these are stay as they are."
      busy={change.isPending}
    >
      <EditSchemaForm change={change} schema={schema} onDone={close} />
    </Dialog>
  );
}

interface EditSchemaFormProps {
  readonly change: EndpointMutation<typeof changeScimSchema>;
  readonly schema: ScimSchemaView;
  readonly onDone: () => void;
}

function EditSchemaForm({ change, schema, onDone }: EditSchemaFormProps) {
  const { urn, name, description } = schema;
  const form = useForm({
    resolver: zodResolver(changeScimSchema.input),
    defaultValues: { urn, name, description },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) =>
    change.mutate(input, {
      onSuccess: () => {
        onDone();
        confirmToast(`${input.name} is saved.`);
      },
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label="Name" error={errors.name?.message} required>
          <TextInput data-autofocus autoComplete="off" maxLength={64} {...form.register("name")} />
        </Field>
        <Field label="Description" error={errors.description?.message} optional>
          <TextInput autoComplete="off" maxLength={256} {...form.register("description")} />
        </Field>
        <Problem error={change.error} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={change.isPending}>
          Save
        </Button>
      </DialogFooter>
    </form>
  );
}
