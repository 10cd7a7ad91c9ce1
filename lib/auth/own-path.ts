import type { Route } from "next";

export const SIGN_IN_PATH = "/sign-in";

/** Where people land after they signed in. */
export const HOME_PATH = "/settings/team/general";

const NO_ORIGIN = "http://own.invalid";

/**
 * A path of this app to send a browser to, from untrusted text; HOME_PATH for everything else: other origins, the API, the
 * sign-in page itself.
 */
export function ownPath(untrusted: unknown): Route {
  return (pagePath(untrusted) ?? HOME_PATH) as Route;
}

function pagePath(untrusted: unknown): string | undefined {
  if (typeof untrusted !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(untrusted)) return undefined;
  if (!URL.canParse(untrusted, NO_ORIGIN)) return undefined;
  const { origin, pathname, search, hash } = new URL(untrusted, NO_ORIGIN);
  const isPage = !/^\/(?:$|\/|(?:api|scim|sign-in|setup|sso)(?:\/|$))/.test(pathname);
  return origin === NO_ORIGIN && isPage ? `${pathname}${search}${hash}` : undefined;
}
