"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";

/** What comes back after a refusal; the password never does. */
export interface SetupState {
  readonly values: Readonly<Record<"token" | "teamName" | "name" | "email", string>>;
  /** For the whole form. */
  readonly error?: string;
  /** A sentence a field, by its name. */
  readonly fields: Readonly<Record<string, string>>;
}

interface SetupFormProps {
  readonly action: (previous: SetupState, form: FormData) => Promise<SetupState>;
  readonly passwordLengthMin: number;
}

const EMPTY: SetupState = { values: { token: "", teamName: "", name: "", email: "" }, fields: {} };

export function SetupForm({ action, passwordLengthMin }: SetupFormProps) {
  const [{ values, error, fields }, submit, pending] = useActionState(action, EMPTY);
  return (
    <form action={submit} className="grid gap-4">
      <div role="alert" className="empty:hidden">
        {error !== undefined && !pending && <Alert tone="danger">{error}</Alert>}
      </div>
      <Field label="Setup token" hint="The server prints it when it starts." required error={fields["token"]}>
        <TextInput name="token" mono autoComplete="off" spellCheck={false} defaultValue={values.token} />
      </Field>
      <Field label="Team name" required error={fields["teamName"]}>
        <TextInput name="teamName" autoComplete="organization" maxLength={64} defaultValue={values.teamName} />
      </Field>
      <Field label="Your name" required error={fields["name"]}>
        <TextInput name="name" autoComplete="name" maxLength={64} defaultValue={values.name} />
      </Field>
      <Field label="E-mail" required error={fields["email"]}>
        <TextInput name="email" type="email" autoComplete="username" maxLength={254} defaultValue={values.email} />
      </Field>
      <Field label="Password" hint={`At least ${passwordLengthMin} characters.`} required error={fields["password"]}>
        <TextInput name="password" type="password" autoComplete="new-password" minLength={passwordLengthMin} />
      </Field>
      <Button type="submit" variant="primary" pending={pending}>
        Create team
      </Button>
    </form>
  );
}
