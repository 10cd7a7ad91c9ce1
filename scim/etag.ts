/** The weak entity tag of a version (RFC 7644 3.14). */
export function entityTag(version: number): string {
  return `W/"${version}"`;
}

/**
 * The versions that an If-Match or If-None-Match header names; "any" for `*`, undefined without a header.
 * Tags that this server never made name no version, so a precondition with only such tags fails.
 */
export function parseEntityTags(header: string | undefined): readonly number[] | "any" | undefined {
  if (header === undefined || header.trim() === "") return undefined;
  if (header.trim() === "*") return "any";
  return [...header.matchAll(/(?:W\/)?"(\d{1,9})"/g)].map(([, digits]) => Number(digits));
}
