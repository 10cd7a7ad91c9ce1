/** What the sign-in page says to somebody who was sent there: `reason` is an error code of ours or of next-auth's. */
export function signInNotice(reason: string | readonly string[] | undefined): string | undefined {
  switch (reason) {
    case undefined:
      return undefined;
    case "deactivated":
      return "Your organization has deactivated your account.";
    case "signed_out":
      return "You are signed out. Sign in to go on.";
    case "no_team":
      return "Your account is in no team. Ask an admin of your team to invite you, then sign in again.";
    case "team_deleted":
      return "The team is deleted. If you are in another team, sign in to it.";
    case "wrong":
    case "CredentialsSignin":
      return "The e-mail or the password is not right.";
    default:
      return "The sign-in did not work. Try again.";
  }
}
