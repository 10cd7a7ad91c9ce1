"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { declareSchemaMutation } from "@/lib/client/scim-schemas";
import { declareScimSchema, type ScimSchemaView } from "@/lib/contracts/scim-schemas";
import type { EndpointMutation } from "./endpoint-mutation";

type ResourceType = ScimSchemaView["resourceType"];

export interface AddSchemaDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A URN that is free. */
  readonly suggest: (resourceType: ResourceType) => string;
}

export function AddSchemaDialog({ open, onClose, suggest }: AddSchemaDialogProps) {
  const declare = useMutation(declareSchemaMutation());

  function close() {
    declare.reset();
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title="Add schema"
      description="A schema is a set of attributes under one URN. You add the attributes next."
      busy={declare.isPending}
      size="lg"
    >
      <AddSchemaForm declare={declare} suggest={suggest} onDone={close} />
    </Dialog>
  );
}

interface AddSchemaFormProps {
  readonly declare: EndpointMutation<typeof declareScimSchema>;
  readonly suggest: (resourceType: ResourceType) => string;
  readonly onDone: () => void;
}

function AddSchemaForm({ declare, suggest, onDone }: AddSchemaFormProps) {
  const form = useForm({
    resolver: zodResolver(declareScimSchema.input),
    defaultValues: { resourceType: "User", name: "", urn: suggest("User"), description: "" },
  });
  const { errors, dirtyFields } = form.formState;
  const forget = () => declare.isError && declare.reset();
  const submit = form.handleSubmit((input) =>
    declare.mutate(input, {
      onSuccess: () => {
        onDone();
        confirmToast(`${input.name} is added.`);
      },
    }),
  );

  function suggestAnew() {
    if (dirtyFields.urn !== true)
      form.resetField("urn", { defaultValue: suggest(form.getValues("resourceType") ?? "User") });
  }

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <RadioGroup
          label="Whose attributes"
          options={RESOURCE_TYPES}
          registration={form.register("resourceType", { onChange: suggestAnew })}
        />
        <Field
          label="Name"
          hint="Shown here and to clients that read /Schemas, such as “Workplace”."
          error={errors.name?.message}
          required
        >
          <TextInput data-autofocus autoComplete="off" maxLength={64} {...form.register("name")} />
        </Field>
        <Field
          label="URN"
          hint="Microsoft Entra ID takes only URNs in the form that is suggested here. It cannot be changed later."
          error={errors.urn?.message ?? fieldProblem(declare.error, "urn")}
          required
        >
          <TextInput
            mono
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            {...form.register("urn", { onChange: forget })}
          />
        </Field>
        <Field label="Description" error={errors.description?.message} optional>
          <TextInput autoComplete="off" maxLength={256} {...form.register("description")} />
        </Field>
        <Problem error={problemElsewhere(declare.error, ["urn"])} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={declare.isPending}>
          Add schema
        </Button>
      </DialogFooter>
    </form>
  );
}

const RESOURCE_TYPES = [
  { value: "User", label: "People" },
  { value: "Group", label: "Groups" },
] as const;
