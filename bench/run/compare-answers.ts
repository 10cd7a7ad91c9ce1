import type { JsonObject, JsonValue } from "@/scim";
import type { Answer } from "./ask";

const EXACT = ["id", "userName", "displayName", "active", "members", "meta"] as const;
const CONTENT = ["id", "userName", "active"] as const;

export interface Comparison {
  /** What a write makes has other ids and times each time. */
  readonly writes: boolean;
  /** Byte for byte; else only what the answers say: who is in them, and how many there are. */
  readonly exact: boolean;
}

/**
 * What two servers say differently to one request, as a sentence. It is undefined when the status, the totals, whether a
 * cursor leads on, and of each resource id, userName, displayName, active, members and meta are the same byte for byte;
 * addresses may differ in their origin. Without `exact` id, userName, active and the ids of members count, and any success
 * is as good as ours.
 */
export function differenceBetween(ours: Answer, theirs: Answer, comparison: Comparison): string | undefined {
  if (ours.status !== theirs.status && (comparison.exact || theirs.status >= 300)) {
    return `status ${theirs.status} instead of ${ours.status}: ${JSON.stringify(theirs.body).slice(0, 200)}`;
  }
  // Whether a PATCH answers with the resource is the server's choice (RFC 7644 3.5.2).
  if (!comparison.exact && [ours.status, theirs.status].includes(204)) return undefined;
  const our = comparable(ours.body, comparison);
  const their = comparable(theirs.body, comparison);
  if (our === their) return undefined;
  let at = 0;
  while (our[at] === their[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 60);
  return `…${around(their)}… instead of …${around(our)}…`;
}

function comparable(body: JsonObject, { writes, exact }: Comparison): string {
  const { totalResults = null, Resources, nextCursor } = body;
  const resources = Array.isArray(Resources) ? Resources : [body];
  const parts = exact
    ? exactParts
    : (resource: JsonValue) => contentParts(resource, writes ? ["userName", "active"] : CONTENT);
  const text = JSON.stringify([totalResults, nextCursor !== undefined, ...resources.map(parts)]);
  const anywhere = text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "");
  return writes ? anywhere.replaceAll(/usr_[0-9a-z]+/g, "").replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "") : anywhere;
}

function exactParts(resource: JsonValue): JsonValue {
  return isObject(resource) ? EXACT.map((name) => resource[name] ?? null) : resource;
}

function contentParts(resource: JsonValue, names: readonly string[]): JsonValue {
  if (!isObject(resource)) return resource;
  const members = Array.isArray(resource.members) ? resource.members : [];
  const ids = members.map((member) => (isObject(member) ? JSON.stringify(member.value) : "")).sort();
  return [...names.map((name) => resource[name] ?? null), ids];
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
