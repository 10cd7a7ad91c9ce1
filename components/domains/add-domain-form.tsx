"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { UseMutationResult } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { addDomain, type DomainView } from "@/lib/contracts/domains";
import type { EndpointInput } from "@/lib/contracts/endpoint";

export interface AddDomainFormProps {
  readonly addition: UseMutationResult<DomainView, Error, EndpointInput<typeof addDomain>>;
  readonly onCancel: () => void;
}

export function AddDomainForm({ addition, onCancel }: AddDomainFormProps) {
  const form = useForm({ resolver: zodResolver(addDomain.input), defaultValues: { name: "" } });
  const { errors } = form.formState;
  const submit = form.handleSubmit((input) => addition.mutate(input));
  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field
          label="Domain"
          hint="What stands behind the @, such as acme.com. Subdomains are domains of their own."
          error={errors.name?.message ?? fieldProblem(addition.error, "name")}
          required
        >
          <TextInput
            data-autofocus
            mono
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={300}
            {...form.register("name", { onChange: () => addition.isError && addition.reset() })}
          />
        </Field>
        <Problem error={problemElsewhere(addition.error, ["name"])} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={addition.isPending}>
          Add domain
        </Button>
      </DialogFooter>
    </form>
  );
}
