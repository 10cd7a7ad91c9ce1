import { fieldProblem } from "@/components/settings/field-problem";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { SamlForm } from "./saml-form-values";

export interface SamlFieldsProps {
  readonly form: SamlForm;
  /** Of the last attempt to save. */
  readonly error: Error | null;
}

export function SamlFields({ form, error }: SamlFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <Field
        label="Name"
        hint="People see it when they sign in."
        error={errors.name?.message ?? fieldProblem(error, "name")}
        required
        className="max-w-sm"
      >
        <TextInput autoComplete="off" maxLength={64} {...form.register("name")} />
      </Field>
      <Field
        label="SSO URL"
        hint="Where people are sent to sign in. Also called login URL or SAML 2.0 endpoint (HTTP-Redirect)."
        error={errors.ssoUrl?.message ?? fieldProblem(error, "ssoUrl")}
        required
        className="max-w-2xl"
      >
        <TextInput mono type="url" inputMode="url" autoComplete="off" {...form.register("ssoUrl")} />
      </Field>
      <Field
        label="Issuer"
        hint="The Entity ID of the identity provider."
        error={errors.idpIssuer?.message ?? fieldProblem(error, "idpIssuer")}
        required
        className="max-w-2xl"
      >
        <TextInput mono autoComplete="off" {...form.register("idpIssuer")} />
      </Field>
    </>
  );
}
