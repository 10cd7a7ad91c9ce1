"use client";

import { Button } from "@/components/ui/button";

export interface OtherAccountFormProps {
  readonly action: (form: FormData) => Promise<void>;
  readonly token: string;
  /** Who was invited. */
  readonly email: string;
  readonly signedInAs: string;
}

/** For whoever is signed in with an account that was not invited. */
export function OtherAccountForm({ action, token, email, signedInAs }: OtherAccountFormProps) {
  return (
    <form action={action} className="grid gap-4">
      <input type="hidden" name="token" value={token} />
      <p className="wrap-anywhere">
        You are signed in as <strong className="font-medium">{signedInAs}</strong>. Sign out to go on as{" "}
        <strong className="font-medium">{email}</strong>.
      </p>
      <Button type="submit" variant="primary">
        Sign out and go on
      </Button>
    </form>
  );
}
