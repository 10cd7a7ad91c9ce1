"use server";

import { redirect } from "next/navigation";
import { CredentialsSignin } from "next-auth";
import type { SignInState } from "@/components/auth/sign-in-form";
import { formText } from "@/lib/auth/form-text";
import { signIn } from "@/lib/auth/options";
import { ownPath } from "@/lib/auth/own-path";
import { signInSentence } from "@/lib/auth/sign-in-refusal";

/** Signs in and leads to the form's `callbackUrl`; a refusal comes back as the form's state. */
export async function signInAction(_previous: SignInState, form: FormData): Promise<SignInState> {
  const email = formText(form, "email");
  const remember = form.get("remember") === "on";
  try {
    const password = formText(form, "password");
    await signIn("credentials", { email, password, remember, redirectTo: "/", redirect: false });
  } catch (error) {
    if (!(error instanceof CredentialsSignin)) throw error;
    return { email, remember, error: signInSentence(error) };
  }
  redirect(ownPath(formText(form, "callbackUrl")));
}
