"use server";

import type { SsoState } from "@/components/auth/sso-form";
import { formText } from "@/lib/auth/form-text";
import { ownPath } from "@/lib/auth/own-path";
import { services } from "@/lib/services";
import { findMethods, NO_CHOICE_WORDS } from "@/lib/sso/sign-in/find-methods";

const LENGTH_MAX = 254;

/** Finds the ways to sign in for what somebody entered; the browser then goes there by itself. */
export async function findSsoAction(_previous: SsoState, form: FormData): Promise<SsoState> {
  const who = formText(form, "who").slice(0, LENGTH_MAX);
  const remember = form.get("remember") === "on";
  const { db } = await services();
  const found = await findMethods(db, who);
  if (found.kind === "refused") return { who, remember, error: NO_CHOICE_WORDS[found.reason], choices: [] };
  const query = new URLSearchParams({
    callbackUrl: ownPath(formText(form, "callbackUrl")),
    ...(remember && { remember: "1" }),
  });
  const choices = found.choices.map(({ name, provider, teamName, path }) => ({
    name,
    provider,
    teamName,
    href: `${path}?${query}`,
  }));
  return { who, remember, choices };
}
