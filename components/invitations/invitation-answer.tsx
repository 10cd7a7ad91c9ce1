import { JoinForm, type JoinFormProps } from "./join-form";
import { LinkToSignIn } from "./link-to-sign-in";
import { NewAccountForm, type NewAccountFormProps } from "./new-account-form";
import { OtherAccountForm, type OtherAccountFormProps } from "./other-account-form";

export interface InvitationAnswerProps {
  readonly token: string;
  readonly teamName: string;
  /** Who was invited. */
  readonly email: string;
  readonly hasAccount: boolean;
  readonly wantsSso: boolean;
  /** The address of whoever looks at it; null for nobody who is signed in. */
  readonly signedInAs: string | null;
  readonly isInvitedAccount: boolean;
  /** The path of the invitation. */
  readonly here: string;
  readonly actions: {
    readonly newAccount: NewAccountFormProps["action"];
    readonly join: JoinFormProps["action"];
    readonly otherAccount: OtherAccountFormProps["action"];
  };
}

/** The one way in which this person can accept this invitation. */
export function InvitationAnswer(props: InvitationAnswerProps) {
  const { token, teamName, email, hasAccount, wantsSso, signedInAs, isInvitedAccount, here, actions } = props;
  if (wantsSso) return <LinkToSignIn>Sign in with single sign-on</LinkToSignIn>;
  if (isInvitedAccount) return <JoinForm action={actions.join} token={token} teamName={teamName} />;
  if (signedInAs !== null) {
    return <OtherAccountForm action={actions.otherAccount} token={token} email={email} signedInAs={signedInAs} />;
  }
  if (hasAccount) return <LinkToSignIn callbackUrl={here}>Sign in to accept</LinkToSignIn>;
  return <NewAccountForm action={actions.newAccount} token={token} email={email} />;
}
