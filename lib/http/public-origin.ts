import type { Environment } from "@/lib/env";
import { type HeaderSource, headerValue } from "./header-source";

/** `host[:port]` as a browser sends it, also `[::1]:3000`. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * Where the browser or the identity provider reaches this server, without a trailing slash: MUSTER_URL, else the host that
 * the request names. What proxies add is believed only with TRUST_PROXY. Next's own idea of the URL is never asked: it says
 * localhost.
 */
export function publicOrigin(
  headers: HeaderSource,
  { musterUrl, trustProxy }: Pick<Environment, "musterUrl" | "trustProxy">,
): string {
  if (musterUrl !== undefined) return musterUrl;
  const forwardedHost = trustProxy ? lastOf(headerValue(headers, "x-forwarded-host")) : undefined;
  const forwardedProtocol = trustProxy ? lastOf(headerValue(headers, "x-forwarded-proto")) : undefined;
  const host = [forwardedHost, headerValue(headers, "host")].find((name) => name !== undefined && HOST.test(name));
  return `${forwardedProtocol === "https" ? "https" : "http"}://${host?.toLowerCase() ?? "localhost"}`;
}

/** Whether cookies may be bound to https. */
export function isSecureOrigin(origin: string): boolean {
  return origin.startsWith("https:");
}

/** The entry that the nearest proxy added; what stands before it came from outside. */
function lastOf(list: string | undefined): string | undefined {
  return list?.split(",").at(-1)?.trim();
}
