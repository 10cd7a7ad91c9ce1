"use server";

import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { CredentialsSignin } from "next-auth";
import type { JoinState } from "@/components/invitations/join-form";
import type { NewAccountState } from "@/components/invitations/new-account-form";
import { formText } from "@/lib/auth/form-text";
import { signIn, signOut } from "@/lib/auth/options";
import { HOME_PATH, SIGN_IN_PATH } from "@/lib/auth/own-path";
import { pageSession } from "@/lib/auth/page-team";
import { DomainError } from "@/lib/errors";
import { acceptAsExisting } from "@/lib/invitations/accept-as-existing";
import { acceptForm } from "@/lib/invitations/accept-form";
import { INVITATION_PATH } from "@/lib/mail/link-paths";
import { services } from "@/lib/services";

/** Makes the account and signs it in; a refusal comes back as the form's state. */
export async function newAccountAction(_previous: NewAccountState, form: FormData): Promise<NewAccountState> {
  const [token, name, password] = [formText(form, "token"), formText(form, "name"), formText(form, "password")];
  let email: string;
  try {
    ({ email } = await acceptForm(await services(), { token, name, password }, await headers()));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { name, error: error.message, fields: error.details.fields ?? {} };
  }
  redirect(await signedInPath(email, password));
}

/** A team may let people in by single sign-on only: then the account is made and a member, and the sign-in page says how. */
async function signedInPath(email: string, password: string): Promise<Route> {
  try {
    await signIn("credentials", { email, password, remember: false, redirectTo: "/", redirect: false });
    return HOME_PATH;
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error;
    return `${SIGN_IN_PATH}?reason=wants_sso`;
  }
}

/** Lets the signed-in account join. */
export async function joinAction(_previous: JoinState, form: FormData): Promise<JoinState> {
  const session = await pageSession();
  try {
    await acceptAsExisting(await services(), session, { token: formText(form, "token") });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { error: error.message };
  }
  redirect(HOME_PATH);
}

/** Signs another account out and leads back to the invitation. */
export async function otherAccountAction(form: FormData): Promise<void> {
  await signOut({ redirect: false, redirectTo: "/" });
  redirect(`${INVITATION_PATH}${encodeURIComponent(formText(form, "token"))}` as Route);
}
