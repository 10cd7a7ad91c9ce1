"use server";

import { headers } from "next/headers";
import type { ConfirmState } from "@/components/profile/confirm-email-form";
import { formText } from "@/lib/auth/form-text";
import { DomainError } from "@/lib/errors";
import { requestOrigin } from "@/lib/http/request-origin";
import { confirmEmailChange } from "@/lib/profile/confirm-email-change";
import { services } from "@/lib/services";

/** Lets the account have the address. Whoever has the link need not be signed in: it may be open on another device. */
export async function confirmAction(_previous: ConfirmState, form: FormData): Promise<ConfirmState> {
  try {
    const origin = requestOrigin(await headers());
    const { email } = await confirmEmailChange(await services(), { token: formText(form, "token") }, origin);
    return { confirmed: email };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { error: error.message };
  }
}
