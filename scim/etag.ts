import type { StoredResource } from "./store";

type Tagged = Pick<StoredResource, "version" | "referencesTag">;

/**
 * The weak entity tag of a resource as it is shown (RFC 7644 3.14): its version, and for a person who shows groups their
 * tag, because a group that changes is no change of the person.
 */
export function entityTag({ version, referencesTag }: Tagged): string {
  return referencesTag === undefined ? `W/"${version}"` : `W/"${version}.${referencesTag}"`;
}

/**
 * The versions that an If-Match header names; "any" for `*`, undefined without a header. A precondition is about the
 * resource's own version alone. Tags that this server never made name no version, so one with only such tags fails.
 */
export function matchedVersions(header: string | undefined): readonly number[] | "any" | undefined {
  const tags = parseEntityTags(header);
  if (typeof tags !== "object") return tags;
  return tags.flatMap((tag) => /^(\d{1,9})(?:\.[0-9a-z]+)?$/.exec(tag)?.[1] ?? []).map(Number);
}

/** Whether an If-None-Match header names the tag, compared weakly (RFC 9110 8.8.3.2), or is `*`. */
export function namesTag(header: string | undefined, tag: string): boolean {
  const tags = parseEntityTags(header);
  return tags === "any" || (tags?.includes(tag.slice(tag.indexOf('"') + 1, -1)) ?? false);
}

/** The opaque parts of the tags in a header. */
function parseEntityTags(header: string | undefined): readonly string[] | "any" | undefined {
  if (header === undefined || header.trim() === "") return undefined;
  if (header.trim() === "*") return "any";
  return [...header.matchAll(/(?:W\/)?"([^"]*)"/g)].map(([, tag = ""]) => tag);
}
