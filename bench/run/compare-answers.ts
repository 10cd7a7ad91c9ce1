import type { JsonObject, JsonValue } from "@/scim";
import type { Answer } from "./ask";

const COMPARED = ["id", "userName", "displayName", "active", "members", "meta"] as const;

/**
 * What two servers say differently to one request, as a sentence; undefined when the status, the totals, and of each
 * resource id, userName, displayName, active, members and meta are the same byte for byte. Addresses differ in their
 * origin, and what a write makes in its ids and times.
 */
export function differenceBetween(ours: Answer, theirs: Answer, { writes }: { writes: boolean }): string | undefined {
  if (ours.status !== theirs.status) return `status ${theirs.status} instead of ${ours.status}`;
  const our = comparable(ours.body, writes);
  const their = comparable(theirs.body, writes);
  if (our === their) return undefined;
  let at = 0;
  while (our[at] === their[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 60);
  return `…${around(their)}… instead of …${around(our)}…`;
}

function comparable(body: JsonObject, writes: boolean): string {
  const { totalResults = null, Resources } = body;
  const resources = Array.isArray(Resources) ? Resources : [body];
  const text = JSON.stringify([totalResults, ...resources.map(comparedParts)]);
  const anywhere = text.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, "");
  return writes
    ? anywhere.replaceAll(/usr_[0-9a-z]{26}/g, "usr_").replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "")
    : anywhere;
}

function comparedParts(resource: JsonValue): JsonValue {
  if (typeof resource !== "object" || resource === null || Array.isArray(resource)) return resource;
  return COMPARED.map((name) => resource[name] ?? null);
}
