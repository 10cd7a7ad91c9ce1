"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { RememberCheckbox } from "./remember-checkbox";

/** What comes back after a refusal; the password never does. */
export interface SignInState {
  readonly email: string;
  readonly remember: boolean;
  readonly error?: string;
}

interface SignInFormProps {
  readonly action: (previous: SignInState, form: FormData) => Promise<SignInState>;
  readonly callbackUrl: string;
}

const EMPTY: SignInState = { email: "", remember: false };

export function SignInForm({ action, callbackUrl }: SignInFormProps) {
  const [state, submit, pending] = useActionState(action, EMPTY);
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <div role="alert" className="empty:hidden">
        {state.error !== undefined && !pending && <Alert tone="danger">{state.error}</Alert>}
      </div>
      <Field label="E-mail" required>
        <TextInput name="email" type="email" autoComplete="username" maxLength={254} defaultValue={state.email} />
      </Field>
      <Field label="Password" required>
        <TextInput name="password" type="password" autoComplete="current-password" maxLength={1024} />
      </Field>
      <RememberCheckbox defaultChecked={state.remember} />
      <Button type="submit" variant="primary" pending={pending}>
        Sign in
      </Button>
      <Button asChild>
        <Link href={`/sign-in/sso?${new URLSearchParams({ callbackUrl })}`}>Sign in with SSO</Link>
      </Button>
    </form>
  );
}
