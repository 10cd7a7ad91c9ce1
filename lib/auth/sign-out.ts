"use server";

import { redirect } from "next/navigation";
import { signOut as signOutWithNextAuth } from "./options";
import { SIGN_IN_PATH } from "./own-path";

/** Ends the session in the database, takes the cookie away and leads to the sign-in page; for a form's `action`. */
export async function signOut(): Promise<void> {
  await signOutWithNextAuth({ redirect: false, redirectTo: "/" });
  redirect(SIGN_IN_PATH);
}
