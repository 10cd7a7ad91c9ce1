import { entityTag, matchedVersions, namesTag } from "./etag";
import type { ScimRequest } from "./request";
import type { StoredResource, WriteOptions } from "./store";

/** The precondition of a write (RFC 7644 3.14); `If-Match: *` asks only that the resource exists, which a write does anyway. */
export function writeOptions(request: ScimRequest): WriteOptions {
  const versions = matchedVersions(request.headers["if-match"]);
  return versions === undefined || versions === "any" ? {} : { ifMatch: versions };
}

/** Whether a GET can be answered with 304, because the client has the resource as it is (RFC 9110 13.1.2). */
export function isUnchanged(request: ScimRequest, resource: StoredResource): boolean {
  return namesTag(request.headers["if-none-match"], entityTag(resource));
}

export function versionHeader(resource: StoredResource): Readonly<Record<string, string>> {
  return { etag: entityTag(resource) };
}
