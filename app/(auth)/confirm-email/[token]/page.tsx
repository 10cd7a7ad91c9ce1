import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { LinkToSignIn } from "@/components/invitations/link-to-sign-in";
import { ConfirmEmailForm } from "@/components/profile/confirm-email-form";
import { systemClock } from "@/lib/clock";
import { closedChangeSentence, findEmailChange } from "@/lib/profile/find-email-change";
import { services } from "@/lib/services";
import { confirmAction } from "./actions";

/** The address opens a door: no other site learns of it. */
export const metadata: Metadata = { title: "Confirm an e-mail address", referrer: "no-referrer" };

export default async function ConfirmEmailPage({ params }: PageProps<"/confirm-email/[token]">) {
  const { token } = await params;
  const { db } = await services();
  const change = await findEmailChange(db, token, systemClock());
  if (change.kind !== "open") {
    return (
      <AuthCard title="This link does not work" description={closedChangeSentence(change)}>
        <LinkToSignIn callbackUrl="/settings/profile">Open your profile</LinkToSignIn>
      </AuthCard>
    );
  }
  return (
    <AuthCard title="Confirm your new e-mail address">
      <ConfirmEmailForm action={confirmAction} token={token} email={change.email} currentEmail={change.currentEmail} />
    </AuthCard>
  );
}
