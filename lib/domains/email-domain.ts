import { domainToASCII } from "node:url";

/** Whatever else stands behind an @ is no domain that anybody could verify; it is compared as it is written. */
const HOST_NAME = /^[\p{L}\p{M}\p{N}._-]+$/u;

/** The domain of an e-mail address as `domains.name` has it; undefined for a text that has none. */
export function emailDomain(address: string): string | undefined {
  const at = address.lastIndexOf("@");
  return at < 0 ? undefined : domainName(address.slice(at + 1)) || undefined;
}

/** Lower case, punycode for names outside ASCII, without a dot at the end. */
export function domainName(text: string): string {
  const host = text.trim().replace(/\.$/, "");
  return (HOST_NAME.test(host) && domainToASCII(host)) || host.toLowerCase();
}
