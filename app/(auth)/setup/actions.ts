"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { SetupState } from "@/components/auth/setup-form";
import { formText } from "@/lib/auth/form-text";
import { signIn } from "@/lib/auth/options";
import { HOME_PATH } from "@/lib/auth/own-path";
import { DomainError } from "@/lib/errors";
import { services } from "@/lib/services";
import { setUp } from "@/lib/setup/set-up";

/** Makes the first team and signs its admin in; a refusal comes back as the form's state. */
export async function setupAction(_previous: SetupState, form: FormData): Promise<SetupState> {
  const text = (name: string) => formText(form, name);
  const values = { token: text("token"), teamName: text("teamName"), name: text("name"), email: text("email") };
  const password = text("password");
  try {
    await setUp(await services(), { ...values, password }, await headers());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { fields } = error.details;
    return {
      values,
      error: fields ? "Some of this cannot be accepted. Check what is marked." : error.message,
      fields: fields ?? {},
    };
  }
  await signIn("credentials", { email: values.email, password, remember: false, redirectTo: "/", redirect: false });
  redirect(HOME_PATH);
}
