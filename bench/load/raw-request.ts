import type { BenchRequest } from "../operations/operation";
import type { LoadTarget } from "./load";

export function requestHeaders(key: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${key}`, "user-agent": "muster-bench", accept: "application/scim+json" };
}

/** A request as it goes over the wire (RFC 9112), on a connection that stays open. */
export function rawRequest({ baseUrl, key }: LoadTarget, { method, path, body }: BenchRequest): string {
  const { host, pathname } = new URL(baseUrl);
  const lines = [`${method} ${pathname}${path} HTTP/1.1`, `host: ${host}`];
  for (const [name, value] of Object.entries(requestHeaders(key))) lines.push(`${name}: ${value}`);
  if (body === undefined) return `${lines.join("\r\n")}\r\n\r\n`;
  const text = JSON.stringify(body);
  lines.push("content-type: application/scim+json", `content-length: ${Buffer.byteLength(text)}`);
  return `${lines.join("\r\n")}\r\n\r\n${text}`;
}
