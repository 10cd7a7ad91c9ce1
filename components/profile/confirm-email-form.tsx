"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

export interface ConfirmState {
  readonly error?: string;
  /** The address, once it is the account's. */
  readonly confirmed?: string;
}

export interface ConfirmEmailFormProps {
  readonly action: (previous: ConfirmState, form: FormData) => Promise<ConfirmState>;
  readonly token: string;
  readonly email: string;
  readonly currentEmail: string;
}

/** One button: what opens links by itself, such as a mail filter, changes nothing. */
export function ConfirmEmailForm({ action, token, email, currentEmail }: ConfirmEmailFormProps) {
  const [{ error, confirmed }, submit, pending] = useActionState(action, {});
  if (confirmed !== undefined) {
    return (
      <>
        <Alert tone="success" announce>
          From now on you sign in with {confirmed}.
        </Alert>
        <Button asChild>
          <Link href="/settings/profile">Open your profile</Link>
        </Button>
      </>
    );
  }
  return (
    <form action={submit} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <div role="alert" className="empty:hidden">
        {error !== undefined && !pending && <Alert tone="danger">{error}</Alert>}
      </div>
      <p className="wrap-anywhere">
        You sign in with <strong className="font-medium">{email}</strong> instead of{" "}
        <strong className="font-medium">{currentEmail}</strong> once you confirm it.
      </p>
      <Button type="submit" variant="primary" pending={pending}>
        Confirm this address
      </Button>
    </form>
  );
}
