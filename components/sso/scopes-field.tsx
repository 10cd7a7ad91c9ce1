import { useState } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { OidcForm } from "./oidc-form";

/** The scopes as one text, with spaces between. */
export function ScopesField({ form }: { readonly form: OidcForm }) {
  const [text, setText] = useState(() => form.getValues("scopes")?.join(" ") ?? "");
  const { errors, isSubmitted } = form.formState;
  const problems = errors.scopes;

  function change(next: string) {
    setText(next);
    const scopes = next.split(/\s+/).filter((scope) => scope !== "");
    form.setValue("scopes", scopes, { shouldDirty: true, shouldValidate: isSubmitted });
  }

  return (
    <Field
      label="Scopes"
      hint="What Muster asks for, with spaces between. openid is needed, email for the address, profile for the name."
      // What is wrong with one of them stands inside the list.
      error={problems?.message ?? problems?.root?.message ?? problems?.find?.((problem) => problem)?.message}
      required
      className="max-w-2xl"
    >
      <TextInput mono autoComplete="off" value={text} onChange={({ target }) => change(target.value)} />
    </Field>
  );
}
