"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { logoutElsewhere } from "./logout-elsewhere";
import { signOut as signOutWithNextAuth } from "./options";
import { SIGN_IN_PATH } from "./own-path";

/**
 * Ends the session in the database, takes the cookie away and leads to the sign-in page, by way of the identity provider
 * when that ends sessions, too; for a form's `action`.
 */
export async function signOut(): Promise<void> {
  const elsewhere = await logoutElsewhere();
  await signOutWithNextAuth({ redirect: false, redirectTo: "/" });
  redirect((elsewhere ?? SIGN_IN_PATH) as Route);
}
