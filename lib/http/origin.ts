import { type Environment, env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { type HeaderSource, headerValue } from "./header-source";
import { publicOrigin } from "./public-origin";

/** Methods that change nothing; another site may send a browser there. */
const SAFE_METHODS = new Set(["GET", "HEAD"]);

/**
 * Refuses what another site makes a browser send. The Origin must be the public one, or name the host that the request
 * names (a proxy may speak https for us). A request without an Origin is no browser's, or an old one's: then
 * Sec-Fetch-Site decides.
 * @throws DomainError `foreign_origin`
 */
export function refuseForeignOrigin(
  method: string,
  headers: HeaderSource,
  environment: Pick<Environment, "musterUrl" | "trustProxy"> = env(),
): void {
  if (SAFE_METHODS.has(method)) return;
  const origin = headerValue(headers, "origin");
  const isOurs =
    origin === undefined
      ? headerValue(headers, "sec-fetch-site") !== "cross-site"
      : origin === publicOrigin(headers, environment) || hostOf(origin) === headerValue(headers, "host")?.toLowerCase();
  if (isOurs) return;
  throw new DomainError("foreign_origin", "This request comes from another site, so nothing was changed.");
}

/** undefined for "null" and for what is no http origin. */
function hostOf(origin: string): string | undefined {
  return /^https?:\/\/([^/]+)$/i.exec(origin)?.[1]?.toLowerCase();
}
