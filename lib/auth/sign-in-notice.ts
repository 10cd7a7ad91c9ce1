import { TOO_MANY_ATTEMPTS } from "./too-many-attempts";

/** What the sign-in page says to somebody who was sent there, by the reason that its address names. */
const NOTICES = {
  deactivated: "Your organization has deactivated your account.",
  signed_out: "You are signed out. Sign in to go on.",
  wants_sso: "Your team requires single sign-on. Choose Sign in with SSO.",
  no_team: "Your account is in no team. Open the link of your invitation, or ask an admin to invite you.",
  left_team: "You have left the team. If another one invites you, sign in again.",
  team_deleted: "The team is deleted. If you are in another team, sign in to it.",
  too_many: TOO_MANY_ATTEMPTS,
  wrong: "The e-mail or the password is not right.",
  CredentialsSignin: "The e-mail or the password is not right.",
  sso_failed: "Single sign-on did not work. Try again; if it stays, give an admin of your team the reference.",
  sso_sign_out_failed:
    "Signing out through your identity provider did not work here. Sign out in Muster itself; if it stays, give an admin of your team the reference.",
  sso_no_access: "Your identity provider knows you, but you have no access to this team. Ask an admin of your team.",
  sso_no_seat: "Your team has no free seat. Ask an admin of your team.",
  sso_not_joined: "You are invited to this team. Answer the invitation in your mail first.",
  sso_declined: "Your identity provider did not sign you in. Try again, or ask whoever looks after it.",
  sso_over: "This sign-in took too long, or was finished before. Start again.",
  sso_gone: "This way to sign in is not there, or is switched off. Choose another one.",
} as const;

export type SignInReason = keyof typeof NOTICES;

/** `reason` is an error code of ours or of next-auth's; undefined for none. */
export function signInNotice(reason: string | readonly string[] | undefined): string | undefined {
  if (reason === undefined) return undefined;
  const known = Object.entries(NOTICES).find(([name]) => name === reason);
  return known ? known[1] : "The sign-in did not work. Try again.";
}

/** A reference that may be shown: the id of a request. */
export function signInReference(text: string | readonly string[] | undefined): string | undefined {
  return typeof text === "string" && /^req_[a-z0-9]{1,40}$/.test(text) ? text : undefined;
}
