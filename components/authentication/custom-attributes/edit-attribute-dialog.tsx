"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { confirmToast } from "@/components/ui/toaster";
import { changeAttributeMutation } from "@/lib/client/scim-schemas";
import {
  changeScimAttribute,
  type DeclaredAttribute,
  MUTABILITIES,
  RETURNED,
  type ScimSchemaView,
} from "@/lib/contracts/scim-schemas";
import { MUTABILITY_WORDS, REQUIRED_HINT, RETURNED_WORDS, typeText } from "./attribute-words";
import type { EndpointMutation } from "./endpoint-mutation";
import { WordSelect } from "./word-select";

export interface EditAttributeDialogProps {
  /** Open while there is one. */
  readonly attribute: DeclaredAttribute | undefined;
  readonly schema: ScimSchemaView;
  readonly onClose: () => void;
}

export function EditAttributeDialog({ attribute, schema, onClose }: EditAttributeDialogProps) {
  const change = useMutation(changeAttributeMutation());

  function close() {
    change.reset();
    onClose();
  }

  return (
    <Dialog
      open={attribute !== undefined}
      onOpenChange={close}
      title={`Edit ${attribute?.name ?? "attribute"}`}
      description={attribute && fixedText(attribute)}
      busy={change.isPending}
    >
      {attribute && <EditAttributeForm change={change} attribute={attribute} schema={schema} onDone={close} />}
    </Dialog>
  );
}

/** What stays as it is, because values are stored by it. */
function fixedText(attribute: DeclaredAttribute): string {
  const unique = attribute.uniqueness === "server" ? ", unique" : "";
  const exact = attribute.type === "string" && attribute.caseExact ? ", case exact" : "";
  return `Its type (${typeText(attribute)}${unique}${exact}) is fixed. To have another, remove it and add it anew.`;
}

interface EditAttributeFormProps {
  readonly change: EndpointMutation<typeof changeScimAttribute>;
  readonly attribute: DeclaredAttribute;
  readonly schema: ScimSchemaView;
  readonly onDone: () => void;
}

const FIELDS = ["mutability", "returned", "required"] as const;

function EditAttributeForm({ change, attribute, schema, onDone }: EditAttributeFormProps) {
  const { name, description, required, mutability, returned } = attribute;
  const isSecret = mutability === "writeOnly";
  const form = useForm({
    resolver: zodResolver(changeScimAttribute.input),
    defaultValues: { urn: schema.urn, name, description, required, mutability, returned },
  });
  const { errors } = form.formState;
  const errorAt = (field: (typeof FIELDS)[number]) => errors[field]?.message ?? fieldProblem(change.error, field);
  const forget = { onChange: () => change.isError && change.reset() };
  const submit = form.handleSubmit((input) =>
    change.mutate(input, {
      onSuccess: () => {
        onDone();
        confirmToast(`${name} is saved.`);
      },
    }),
  );
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field label="Description" error={errors.description?.message} optional>
          <TextInput data-autofocus autoComplete="off" maxLength={256} {...form.register("description")} />
        </Field>
        <Field label="Can be changed" error={errorAt("mutability")}>
          <WordSelect
            words={MUTABILITY_WORDS}
            values={MUTABILITIES.filter((each) => (each === "writeOnly") === isSecret)}
            {...form.register("mutability", forget)}
          />
        </Field>
        <Field label="Is returned" error={errorAt("returned")}>
          <WordSelect
            words={RETURNED_WORDS}
            values={isSecret ? ["never"] : RETURNED}
            {...form.register("returned", forget)}
          />
        </Field>
        <Checkbox
          label="Required"
          hint={REQUIRED_HINT}
          error={errorAt("required")}
          {...form.register("required", forget)}
        />
        <Problem error={problemElsewhere(change.error, FIELDS)} />
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
