import { headers } from "next/headers";
import NextAuth, { AuthError, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { authSecret } from "@/lib/data-folder-secret";
import { env } from "@/lib/env";
import { isSecureOrigin, publicOrigin } from "@/lib/http/public-origin";
import { requestOrigin } from "@/lib/http/request-origin";
import { log } from "@/lib/log";
import { services } from "@/lib/services";
import { endSession } from "@/lib/sessions/end-session";
import { findSession } from "@/lib/sessions/find-session";
import { signIn as signInByPassword } from "@/lib/sessions/sign-in";
import { ownPath, SIGN_IN_PATH } from "./own-path";
import { SESSION_SECONDS_MAX, sessionClaims, sessionCookie } from "./session-token";
import { SignInRefusal } from "./sign-in-refusal";

/** What a sign-in form sends. */
const credentials = z.object({
  email: z.string().max(254),
  password: z.string().max(1024),
  remember: z.stringbool().default(false),
});

/** The user that `authorize` gives to the `jwt` callback. */
const startedSession = z.object({ id: z.string(), sessionId: z.string() });

/** Errors of next-auth that a request can cause at will: they belong into no log of errors. */
const CALLERS_FAULTS: ReadonlySet<string> = new Set([
  "CredentialsSignin",
  "InvalidCallbackUrl",
  "JWTSessionError",
  "MissingCSRF",
  "UnknownAction",
]);

/** Nothing is read when this module is loaded: a build has no database and no secret. */
export const { handlers, signIn, signOut } = NextAuth(async () => {
  const environment = env();
  const isSecure = isSecureOrigin(publicOrigin(await headers(), environment));
  return authConfig(await authSecret(environment), isSecure);
});

function authConfig(secret: string, isSecure: boolean): NextAuthConfig {
  return {
    secret,
    // Redirects are made relative on their way out, so a false Host has nothing to win.
    trustHost: true,
    useSecureCookies: isSecure,
    cookies: { sessionToken: sessionCookie(isSecure) },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS_MAX },
    pages: { signIn: SIGN_IN_PATH, signOut: SIGN_IN_PATH, error: SIGN_IN_PATH },
    providers: [Credentials({ authorize: authorizeCredentials })],
    callbacks: { jwt: sealSession, session: ({ session }) => ({ expires: session.expires }), redirect: redirectHome },
    events: {
      signOut: async (message) => {
        const claims = sessionClaims.safeParse("token" in message ? message.token : undefined);
        if (!claims.success) return;
        const reference = { sessionId: claims.data.sid, accountId: claims.data.sub };
        await endSession(await services(), reference, requestOrigin(await headers()));
      },
    },
    logger: {
      error: (error) => {
        if (!(error instanceof AuthError && CALLERS_FAULTS.has(error.type))) log.error("sign-in failed", { error });
      },
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

async function authorizeCredentials(input: unknown, request: Request) {
  const parsed = credentials.safeParse(input);
  if (!parsed.success) throw new SignInRefusal("wrong");
  const result = await signInByPassword(await services(), parsed.data, requestOrigin(request.headers));
  if (result.kind !== "signed_in") throw new SignInRefusal(result.kind);
  return { id: result.accountId, sessionId: result.sessionId };
}

/** The token names the session's row and nothing else; null when that is over. */
const sealSession: NonNullable<NonNullable<NextAuthConfig["callbacks"]>["jwt"]> = async ({ token, user }) => {
  const started = startedSession.safeParse(user);
  if (started.success) return { sub: started.data.id, sid: started.data.sessionId };
  const claims = sessionClaims.safeParse(token);
  if (!claims.success) return null;
  const { sub, sid } = claims.data;
  const state = await findSession(await services(), { sessionId: sid, accountId: sub });
  return state.kind === "signed_in" ? { sub, sid } : null;
};

function redirectHome({ url, baseUrl }: { url: string; baseUrl: string }): string {
  return `${baseUrl}${ownPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url)}`;
}
