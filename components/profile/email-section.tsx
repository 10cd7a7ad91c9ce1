"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Problem } from "@/components/settings/problem";
import { TimeAgo } from "@/components/settings/time-ago";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { CardBody, CardRow } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { cancelEmailChangeMutation } from "@/lib/client/profile";
import type { ProfileView } from "@/lib/contracts/profile";

const ChangeEmailDialog = dialogOnDemand("open", async () => (await import("./change-email-dialog")).ChangeEmailDialog);

/** The address to sign in with, and the one that waits to take its place. */
export function EmailSection({ profile }: { readonly profile: ProfileView }) {
  const { email, lock, pendingEmail } = profile;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <CardRow
        label="E-mail"
        aside={
          lock === null && (
            <Button size="sm" onClick={() => setIsOpen(true)}>
              Change e-mail
            </Button>
          )
        }
      >
        {email}
      </CardRow>
      {pendingEmail !== null && <PendingEmail pending={pendingEmail} isSendingMail={profile.isSendingMail} />}
      <ChangeEmailDialog profile={profile} open={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}

interface PendingEmailProps {
  readonly pending: NonNullable<ProfileView["pendingEmail"]>;
  readonly isSendingMail: boolean;
}

function PendingEmail({ pending, isSendingMail }: PendingEmailProps) {
  const cancel = useMutation(cancelEmailChangeMutation());
  return (
    <CardBody className="grid gap-3">
      <Alert
        title={`Waiting for ${pending.email} to be confirmed`}
        action={
          <Button size="sm" pending={cancel.isPending} onClick={() => cancel.mutate()}>
            Cancel the change
          </Button>
        }
      >
        {isSendingMail
          ? "Open the link in the mail that was sent there. Until then you sign in with the present address. "
          : "No mail server is set for Muster: an admin of your team finds the link in the team's outbox. "}
        The link expires <TimeAgo date={pending.expiresAt} />.
      </Alert>
      <Problem error={cancel.error} />
    </CardBody>
  );
}
