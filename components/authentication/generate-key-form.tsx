"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { UseMutationResult } from "@tanstack/react-query";
import { useForm, useWatch } from "react-hook-form";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import { ApiError } from "@/lib/client/api-error";
import type { EndpointInput, EndpointOutput } from "@/lib/contracts/endpoint";
import { generateScimKey } from "@/lib/contracts/scim";

export interface GenerateKeyFormProps {
  readonly generate: UseMutationResult<
    EndpointOutput<typeof generateScimKey>,
    Error,
    EndpointInput<typeof generateScimKey>
  >;
  readonly onCancel: () => void;
}

export function GenerateKeyForm({ generate, onCancel }: GenerateKeyFormProps) {
  const form = useForm({
    resolver: zodResolver(generateScimKey.input),
    defaultValues: { name: "", expiry: "never" },
  });
  const name = useWatch({ control: form.control, name: "name" });
  const { errors } = form.formState;
  const refusedName = nameProblem(generate.error);
  const submit = form.handleSubmit((input) => generate.mutate(input));

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <Field
          label="Name"
          hint="Where the key is used, such as “Okta production”."
          error={errors.name?.message ?? refusedName}
          required
        >
          <TextInput
            data-autofocus
            autoComplete="off"
            maxLength={64}
            // A refusal is about the name that was sent, not about the one that is being typed.
            {...form.register("name", { onChange: () => generate.isError && generate.reset() })}
          />
        </Field>
        <RadioGroup label="Expires" options={EXPIRIES} registration={form.register("expiry")} />
        {refusedName === undefined && <Problem error={generate.error} />}
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={generate.isPending} disabled={name.trim() === ""}>
          Generate
        </Button>
      </DialogFooter>
    </form>
  );
}

/** What the server says about the name; undefined when its refusal is about something else. */
function nameProblem(error: Error | null): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.body?.fields?.["name"] ?? (error.code === "name_taken" ? error.message : undefined);
}

const EXPIRIES = [
  { value: "never", label: "Never" },
  { value: "90d", label: "In 90 days" },
  { value: "1y", label: "In 1 year" },
] as const;
