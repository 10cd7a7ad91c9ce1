import { useWatch } from "react-hook-form";
import { fieldProblem } from "@/components/settings/field-problem";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { SamlDetail } from "@/lib/contracts/sso";
import type { SamlForm } from "./saml-form-values";

export interface AdvancedSamlProps {
  readonly form: SamlForm;
  readonly setup: SamlDetail;
  /** Of the last attempt to save. */
  readonly error: Error | null;
}

/** What most teams leave as it is; folded away. */
export function AdvancedSaml({ form, setup, error }: AdvancedSamlProps) {
  const { errors } = form.formState;
  const isIdpInitiated = useWatch({ control: form.control, name: "allowIdpInitiated" });
  const logoutProblem = errors.logoutUrl?.message ?? fieldProblem(error, "logoutUrl");
  return (
    <details className="border-border border-t" open={logoutProblem === undefined ? undefined : true}>
      <summary className="cursor-pointer px-4 py-3 font-medium hover:bg-hover">Advanced</summary>
      <div className="grid max-w-2xl gap-4 px-4 pt-1 pb-4">
        <Checkbox
          label="Accept sign-ins that start at the identity provider"
          hint={
            isIdpInitiated === true && setup.settings?.allowIdpInitiated !== true
              ? "Save, then enter the RelayState that appears above: only with it they are accepted."
              : "People press a tile over there. It is less safe than starting here, so it needs a RelayState of its own."
          }
          {...form.register("allowIdpInitiated")}
        />
        <Checkbox
          label="Sign authentication requests"
          hint="The identity provider can check that they come from Muster. The certificate is in the metadata."
          {...form.register("signRequests")}
        />
        <Checkbox
          label="Require encrypted assertions"
          hint="The identity provider encrypts to the certificate in the metadata; others are refused."
          {...form.register("wantEncryptedAssertions")}
        />
        <Field
          label="Logout URL"
          hint="Where signing out of Muster also ends the session at the identity provider. Muster signs it; the certificate is in the metadata."
          error={logoutProblem}
          optional
        >
          <TextInput mono type="url" inputMode="url" autoComplete="off" {...form.register("logoutUrl")} />
        </Field>
      </div>
    </details>
  );
}
