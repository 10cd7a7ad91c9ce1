import type { CustomFetch } from "openid-client";
import { safeFetch } from "../safe-fetch";

/** How providers are called. */
export interface ProviderCalls {
  /** Whether they may be on http and in private networks. */
  readonly allowPrivate: boolean;
}

/** The library's requests, by the rules for addresses that somebody typed in. */
export function providerFetch({ allowPrivate }: ProviderCalls): CustomFetch {
  return (url, { method, headers, body, signal }) => {
    const isSendable = typeof body === "string" || body instanceof URLSearchParams || body instanceof Uint8Array;
    if (!isSendable && body !== undefined && body !== null) throw new TypeError("A body of this kind is not sent.");
    return safeFetch(url, { method, headers, body: isSendable ? body : null, signal }, allowPrivate);
  };
}
