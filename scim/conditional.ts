import { entityTag, parseEntityTags } from "./etag";
import type { ScimRequest } from "./request";
import type { WriteOptions } from "./store";

/** The precondition of a write (RFC 7644 3.14); `If-Match: *` asks only that the resource exists, which a write does anyway. */
export function writeOptions(request: ScimRequest): WriteOptions {
  const tags = parseEntityTags(request.headers["if-match"]);
  return tags === undefined || tags === "any" ? {} : { ifMatch: tags };
}

/** Whether a GET can be answered with 304, because the client has this version (RFC 9110 13.1.2). */
export function isUnchanged(request: ScimRequest, version: number): boolean {
  const tags = parseEntityTags(request.headers["if-none-match"]);
  return tags === "any" || (tags !== undefined && tags.includes(version));
}

export function versionHeader(version: number): Readonly<Record<string, string>> {
  return { etag: entityTag(version) };
}
