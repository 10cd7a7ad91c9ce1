import type { StoredResource } from "./store";

type Tagged = Pick<StoredResource, "version" | "references">;

/**
 * The weak entity tag of a resource as it is shown (RFC 7644 3.14): its version, and for a person who shows groups a sum
 * over these, because a group that changes is no change of the person.
 */
export function entityTag({ version, references = [] }: Tagged): string {
  const groups = references.filter(({ display }) => display !== undefined);
  return groups.length === 0 ? `W/"${version}"` : `W/"${version}.${sumOf(JSON.stringify(groups))}"`;
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

/** FNV-1a, 32 bits: two states of one person's groups differ in it but by a chance of one in four billion. */
function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(36);
}
