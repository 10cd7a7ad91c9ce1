"use client";

import { useActionState } from "react";
import { NewPasswordField } from "@/components/profile/new-password-field";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { PASSWORD_LENGTH_MIN } from "@/lib/contracts/passwords";

/** What comes back after a refusal; the password never does. */
export interface NewAccountState {
  readonly name: string;
  /** For the whole form. */
  readonly error?: string;
  /** A sentence a field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface NewAccountFormProps {
  readonly action: (previous: NewAccountState, form: FormData) => Promise<NewAccountState>;
  readonly token: string;
  readonly email: string;
}

const EMPTY: NewAccountState = { name: "", fields: {} };

/** For whoever has no account yet. */
export function NewAccountForm({ action, token, email }: NewAccountFormProps) {
  const [{ name, error, fields }, submit, pending] = useActionState(action, EMPTY);
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <div role="alert" className="empty:hidden">
        {error !== undefined && !pending && <Alert tone="danger">{error}</Alert>}
      </div>
      <Field label="E-mail">
        <TextInput type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field label="Your name" required error={fields["name"]}>
        <TextInput name="name" autoComplete="name" maxLength={64} defaultValue={name} />
      </Field>
      <NewPasswordField
        label="Password"
        error={fields["password"]}
        known={[email]}
        input={{ name: "password", minLength: PASSWORD_LENGTH_MIN }}
      />
      <Button type="submit" variant="primary" pending={pending}>
        Create account and join
      </Button>
    </form>
  );
}
