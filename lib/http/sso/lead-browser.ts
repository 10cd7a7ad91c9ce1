import { SIGN_IN_PATH } from "@/lib/auth/own-path";
import type { SignInReason } from "@/lib/auth/sign-in-notice";

/**
 * Sends a browser on, with a GET whatever came. To a path of ours, so that a false Host has nothing to win, or to an
 * identity provider.
 */
export function leadTo(location: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location, "cache-control": "no-store", "referrer-policy": "no-referrer" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** To the sign-in page, which says why; `reference` finds the audit row and the log. */
export function leadToSignIn(reason: SignInReason, reference?: string): Response {
  const query = new URLSearchParams({ reason, ...(reference !== undefined && { reference }) });
  return leadTo(`${SIGN_IN_PATH}?${query}`);
}
