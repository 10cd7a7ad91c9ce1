"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import type { UseMutationResult } from "@tanstack/react-query";
import { useForm, useWatch } from "react-hook-form";
import { fieldProblem, problemElsewhere } from "@/components/settings/field-problem";
import { Problem } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextInput } from "@/components/ui/text-input";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { createSsoMethod, type SsoMethodDetail } from "@/lib/contracts/sso";
import { PROTOCOL_NAMES, PROVIDER_TRAITS, SSO_PROVIDERS, type SsoProvider } from "@/lib/contracts/sso-providers";

export interface AddMethodFormProps {
  readonly create: UseMutationResult<SsoMethodDetail, Error, EndpointInput<typeof createSsoMethod>>;
  readonly onCancel: () => void;
  readonly onCreated: (detail: SsoMethodDetail) => void;
}

const FIRST: SsoProvider = "okta";

export function AddMethodForm({ create, onCancel, onCreated }: AddMethodFormProps) {
  const form = useForm({
    resolver: zodResolver(createSsoMethod.input),
    defaultValues: {
      provider: FIRST,
      protocol: PROVIDER_TRAITS[FIRST].protocols[0],
      name: PROVIDER_TRAITS[FIRST].name,
    },
  });
  const { errors, dirtyFields } = form.formState;
  const provider = useWatch({ control: form.control, name: "provider" });
  const name = useWatch({ control: form.control, name: "name" });
  const { protocols } = PROVIDER_TRAITS[provider];
  const submit = form.handleSubmit((input) => create.mutate(input, { onSuccess: onCreated }));

  /** A name that was typed stays. */
  function choose(next: SsoProvider) {
    form.setValue("protocol", PROVIDER_TRAITS[next].protocols[0]);
    if (dirtyFields.name !== true) form.setValue("name", PROVIDER_TRAITS[next].name);
  }

  return (
    <form onSubmit={submit} noValidate>
      <DialogBody>
        <RadioGroup
          label="Type"
          options={PROVIDERS}
          registration={form.register("provider", { onChange: ({ target }) => choose(target.value) })}
        />
        {protocols.length > 1 && (
          <RadioGroup
            label="Protocol"
            options={protocols.map((value) => ({ value, label: PROTOCOL_NAMES[value] }))}
            registration={form.register("protocol")}
          />
        )}
        <Field
          label="Name"
          hint="People see it when they sign in."
          error={errors.name?.message ?? fieldProblem(create.error, "name")}
          required
        >
          <TextInput
            autoComplete="off"
            maxLength={64}
            {...form.register("name", { onChange: () => create.isError && create.reset() })}
          />
        </Field>
        <Problem error={problemElsewhere(create.error, ["name"])} />
      </DialogBody>
      <DialogFooter>
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" variant="primary" pending={create.isPending} disabled={name.trim() === ""}>
          Proceed
        </Button>
      </DialogFooter>
    </form>
  );
}

const PROVIDERS = SSO_PROVIDERS.map((value) => ({ value, label: PROVIDER_TRAITS[value].name }));
