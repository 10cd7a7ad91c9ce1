import type { ScimKeyView } from "@/lib/contracts/scim";

export interface KeyFamily {
  /** The id of the first key of the line, which stays the same when the key is regenerated. */
  readonly id: string;
  readonly key: ScimKeyView;
  /** Keys that it has replaced and that still work. */
  readonly previous: readonly ScimKeyView[];
}

export interface ArrangedKeys {
  readonly live: readonly KeyFamily[];
  /** Revoked and expired ones. */
  readonly retired: readonly ScimKeyView[];
}

/** Puts replaced keys that still work below the key that took their place, however often that was replaced since. */
export function arrangeKeys(keys: readonly ScimKeyView[]): ArrangedKeys {
  const byId = new Map(keys.map((key) => [key.id, key]));
  const live = keys.filter(isLive);
  const heads = new Map(live.map((key) => [key.id, headOf(key, byId)]));
  return {
    live: live
      .filter(({ id }) => heads.get(id) === id)
      .map((key) => ({
        id: firstOf(key, keys),
        key,
        previous: live.filter(({ id }) => id !== key.id && heads.get(id) === key.id),
      })),
    retired: keys.filter((key) => !isLive(key)),
  };
}

function isLive({ status }: ScimKeyView): boolean {
  switch (status) {
    case "active":
    case "expiring":
      return true;
    case "expired":
    case "revoked":
      return false;
    default:
      return status satisfies never;
  }
}

/** The id of the last live key in its line of successors; its own when there is none. */
function headOf(key: ScimKeyView, byId: ReadonlyMap<string, ScimKeyView>): string {
  const seen = new Set([key.id]);
  let head = key.id;
  let next = key.replacedById;
  while (next !== null && !seen.has(next)) {
    seen.add(next);
    const successor = byId.get(next);
    if (successor !== undefined && isLive(successor)) head = successor.id;
    next = successor?.replacedById ?? null;
  }
  return head;
}

function firstOf(key: ScimKeyView, keys: readonly ScimKeyView[]): string {
  const seen = new Set<string>();
  let first: ScimKeyView | undefined = key;
  let id = key.id;
  while (first !== undefined && !seen.has(first.id)) {
    id = first.id;
    seen.add(id);
    first = keys.find(({ replacedById }) => replacedById === id);
  }
  return id;
}
