import { CredentialsSignin } from "next-auth";
import { TOO_MANY_ATTEMPTS } from "./too-many-attempts";

/** Why a sign-in was refused. */
export type SignInRefusalCode = "wrong" | "too_many" | "deactivated" | "wants_sso";

/** What next-auth lets through to whoever called it; `code` is ours. */
export class SignInRefusal extends CredentialsSignin {
  override code: SignInRefusalCode;

  constructor(code: SignInRefusalCode) {
    super();
    this.code = code;
  }
}

/** What a person reads. Only the right password tells more than that something is wrong. */
export function signInSentence({ code }: CredentialsSignin): string {
  switch (code) {
    case "deactivated" satisfies SignInRefusalCode:
      return "Your organization has deactivated your account. Ask an admin of your team.";
    case "wants_sso" satisfies SignInRefusalCode:
      return "Your team requires single sign-on. Choose Sign in with SSO.";
    case "too_many" satisfies SignInRefusalCode:
      return TOO_MANY_ATTEMPTS;
    default:
      return "The e-mail or the password is not right.";
  }
}
