import type { Change, JsonObject } from "@/scim";

export interface WatchedChange {
  readonly change: Change;
  /** What the change last made of the document; empty before it was asked. */
  readonly wanted: () => JsonObject;
}

/** Keeps what a change made, for a refusal that only the database could find and that has to name it. */
export function watchChange(change: Change): WatchedChange {
  let wanted: JsonObject = {};
  const { document } = change;
  if (!document) return { change, wanted: () => wanted };
  return {
    change: { ...change, document: (current) => (wanted = document(current)) },
    wanted: () => wanted,
  };
}
