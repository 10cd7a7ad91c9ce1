import { CredentialsSignin } from "next-auth";

/** Why a sign-in was refused. */
export type SignInRefusalCode = "wrong" | "deactivated";

/** What next-auth lets through to whoever called it; `code` is ours. */
export class SignInRefusal extends CredentialsSignin {
  override code: SignInRefusalCode;

  constructor(code: SignInRefusalCode) {
    super();
    this.code = code;
  }
}

/** What a person reads. Only the right password tells more than that something is wrong. */
export function signInSentence(error: CredentialsSignin): string {
  return error.code === ("deactivated" satisfies SignInRefusalCode)
    ? "Your organization has deactivated your account. Ask an admin of your team."
    : "The e-mail or the password is not right.";
}
