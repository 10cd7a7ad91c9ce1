import { randomBytes } from "node:crypto";
import { cookieValue } from "@/lib/auth/session-token";
import { type HeaderSource, headerValue } from "@/lib/http/header-source";
import { REQUEST_MS } from "@/lib/sso/sign-in/pending-request";

const FORM = /^[\w-]{43}$/;

/** Over https its name forbids a sibling domain to set it (RFC 6265bis 4.1.3.2). */
function cookieName(isSecure: boolean): string {
  return isSecure ? "__Host-muster.sso" : "muster.sso";
}

/** What a browser that began a sign-in holds: only it may bring the answer. */
export function readBrowserSecret(headers: HeaderSource, isSecure: boolean): string | undefined {
  const value = cookieValue(headerValue(headers, "cookie"), cookieName(isSecure));
  return value !== undefined && FORM.test(value) ? value : undefined;
}

export function newBrowserSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * The Set-Cookie header for it. A SAML provider's answer is a form of another site, with which browsers send SameSite=None
 * cookies only, and these only over https. Over plain http the cookie says nothing, which browsers take as None for a while.
 */
export function browserSetCookie(secret: string, isSecure: boolean): string {
  const seconds = REQUEST_MS / 1000;
  return `${cookieName(isSecure)}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly${isSecure ? "; Secure; SameSite=None" : ""}`;
}
