import { preconditionFailed } from "./errors";
import { entityTag, matchedVersions, namesTag } from "./etag";
import type { ScimRequest } from "./request";
import type { StoredResource, WriteOptions } from "./store";

/** The precondition of a write (RFC 7644 3.14); `If-Match: *` asks only that the resource exists, which a write does anyway. */
export function writeOptions(request: ScimRequest): WriteOptions {
  const versions = matchedVersions(request.headers["if-match"]);
  if (versions === undefined || versions === "any") return {};
  if (versions.length > 0) return { ifMatch: versions };
  throw preconditionFailed(
    'If-Match holds no entity tag of this server. Send the ETag of the last answer, such as W/"1".',
  );
}

/** Whether a GET can be answered with 304, because the client has the resource as it is (RFC 9110 13.1.2). */
export function isUnchanged(request: ScimRequest, resource: StoredResource): boolean {
  return namesTag(request.headers["if-none-match"], entityTag(resource));
}

export function versionHeader(resource: StoredResource): Readonly<Record<string, string>> {
  return { etag: entityTag(resource) };
}
