"use client";

import { useMutation } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { problemSentence } from "@/components/settings/problem";
import { Field } from "@/components/ui/field";
import { Spinner } from "@/components/ui/spinner";
import { TextInput } from "@/components/ui/text-input";
import { checkIssuerMutation } from "@/lib/client/sso";
import { checkIssuer } from "@/lib/contracts/sso";
import type { OidcForm } from "./oidc-form";
import { presetOf } from "./provider-presets";

export interface IssuerFieldProps {
  readonly form: OidcForm;
  readonly provider: string;
  /** What the server said about it when it was saved. */
  readonly error: string | undefined;
}

/** The issuer is asked for its discovery document as soon as the field is left. */
export function IssuerField({ form, provider, error }: IssuerFieldProps) {
  const check = useMutation(checkIssuerMutation());
  const { errors } = form.formState;

  function ask(typed: string) {
    const parsed = checkIssuer.input.safeParse({ issuer: typed });
    if (!parsed.success || check.variables?.issuer === parsed.data.issuer) return;
    check.mutate(parsed.data, {
      onSuccess: ({ issuer }) => form.setValue("issuer", issuer, { shouldDirty: true, shouldValidate: true }),
    });
  }

  return (
    <div className="grid max-w-2xl gap-1.5">
      <Field
        label="Issuer URL"
        hint={`Such as ${presetOf(provider).oidc.issuerExample}. It is asked at once.`}
        error={errors.issuer?.message ?? (check.error ? problemSentence(check.error) : error)}
        required
      >
        <TextInput
          mono
          type="url"
          inputMode="url"
          autoComplete="off"
          {...form.register("issuer", {
            onChange: () => check.reset(),
            onBlur: ({ target }) => ask(target.value),
          })}
        />
      </Field>
      <p role="status" className="flex items-center gap-1.5 text-[0.8125rem] text-muted">
        {check.isPending && (
          <>
            <Spinner className="size-3.5" /> Asking the provider …
          </>
        )}
        {check.data && (
          <>
            <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
            <span className="wrap-anywhere">
              Found. People sign in at {new URL(check.data.authorizationEndpoint).host}. {check.data.notes.join(" ")}
            </span>
          </>
        )}
      </p>
    </div>
  );
}
