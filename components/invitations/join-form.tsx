"use client";

import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** What comes back after a refusal. */
export interface JoinState {
  readonly error?: string;
}

export interface JoinFormProps {
  readonly action: (previous: JoinState, form: FormData) => Promise<JoinState>;
  readonly token: string;
  readonly teamName: string;
}

/** For whoever is signed in with the account that was invited. */
export function JoinForm({ action, token, teamName }: JoinFormProps) {
  const [{ error }, submit, pending] = useActionState(action, {});
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <div role="alert" className="empty:hidden">
        {error !== undefined && !pending && <Alert tone="danger">{error}</Alert>}
      </div>
      <Button type="submit" variant="primary" pending={pending}>
        Join {teamName}
      </Button>
    </form>
  );
}
