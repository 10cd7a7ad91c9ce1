import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { type HeaderSource, headerValue } from "@/lib/http/header-source";

/** What the cookie carries, sealed: it names a row and says nothing else. */
export interface SessionReference {
  readonly sessionId: string;
  readonly accountId: string;
}

/** The claims of the token; `sub` is the account. */
export const sessionClaims = z.object({ sub: z.string(), sid: z.string() });

/** The cookie ends after this; the session's row may end it sooner. */
export const SESSION_SECONDS_MAX = 30 * 24 * 60 * 60;

/** Over https its name forbids a sibling domain to set it (RFC 6265bis 4.1.3.2). */
export function sessionCookie(isSecure: boolean) {
  return {
    name: isSecure ? "__Host-muster.session" : "muster.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
  } as const;
}

/** The Set-Cookie header that signs a browser in: what next-auth sets, for those who do not come through it. */
export async function sessionSetCookie(
  { sessionId, accountId }: SessionReference,
  isSecure: boolean,
  secret: string,
): Promise<string> {
  const { name } = sessionCookie(isSecure);
  const token = { sub: accountId, sid: sessionId };
  const sealed = await encode({ token, secret, salt: name, maxAge: SESSION_SECONDS_MAX });
  return `${name}=${sealed}; Path=/; Max-Age=${SESSION_SECONDS_MAX}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
}

/** undefined without a cookie, and for one that is forged, sealed with another secret, or too old. */
export async function readSessionToken(
  headers: HeaderSource,
  isSecure: boolean,
  secret: string,
): Promise<SessionReference | undefined> {
  const { name } = sessionCookie(isSecure);
  const token = cookieValue(headerValue(headers, "cookie"), name);
  if (token === undefined) return undefined;
  const claims = sessionClaims.safeParse(await decode({ token, secret, salt: name }).catch(() => null));
  return claims.success ? { sessionId: claims.data.sid, accountId: claims.data.sub } : undefined;
}

export function cookieValue(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
