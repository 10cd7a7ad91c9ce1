import type { Metadata } from "next";
import { AuthCard } from "@/components/auth/auth-card";
import { InvitationAnswer } from "@/components/invitations/invitation-answer";
import { LinkToSignIn } from "@/components/invitations/link-to-sign-in";
import { pageVisitor } from "@/lib/auth/page-visitor";
import { systemClock } from "@/lib/clock";
import { closedSentence, findInvitation } from "@/lib/invitations/find-invitation";
import { invitedSentence, ssoSentence } from "@/lib/invitations/join-team";
import { INVITATION_PATH } from "@/lib/mail/link-paths";
import { services } from "@/lib/services";
import { joinAction, newAccountAction, otherAccountAction } from "./actions";

/** The address opens a door: no other site learns of it. */
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitationPage({ params }: PageProps<"/invitation/[token]">) {
  const { token } = await params;
  const { db } = await services();
  const [invitation, visitor] = await Promise.all([findInvitation(db, token, systemClock()), pageVisitor()]);
  if (invitation.kind !== "open") {
    return (
      <AuthCard title="This link does not work" description={closedSentence(invitation)}>
        <LinkToSignIn>Sign in</LinkToSignIn>
      </AuthCard>
    );
  }
  const { teamName, email, accountId, wantsSso } = invitation;
  const answer = { token, teamName, email, wantsSso, here: `${INVITATION_PATH}${token}` };
  return (
    <AuthCard title={`Join ${teamName}`} description={wantsSso ? ssoSentence(invitation) : invitedSentence(invitation)}>
      <InvitationAnswer
        {...answer}
        hasAccount={accountId !== null}
        signedInAs={visitor?.email ?? null}
        isInvitedAccount={visitor !== null && visitor.accountId === accountId}
        actions={{ newAccount: newAccountAction, join: joinAction, otherAccount: otherAccountAction }}
      />
    </AuthCard>
  );
}
