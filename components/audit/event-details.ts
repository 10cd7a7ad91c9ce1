/** An attribute that an event changed; texts, or null where there was or is no value. */
export interface ChangedValue {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface EventDetails {
  readonly changes: readonly ChangedValue[];
  /** The names of what changed where values are not kept. */
  readonly changedNames: readonly string[];
  readonly facts: readonly Fact[];
}

/** Reads what an event carries: `before` and `after` (or `from` and `to`), `changed`, and whatever else it tells. */
export function eventDetails(details: Readonly<Record<string, unknown>>): EventDetails {
  const { before, after, from, to, changed, ...rest } = details;
  const kept = new Set([...entriesOf(before).keys(), ...entriesOf(after).keys()]);
  const names = Array.isArray(changed) ? changed.map(String).filter((name) => !kept.has(name)) : [];
  const others = Object.entries({ ...rest, ...(Array.isArray(changed) ? {} : { changed }) });
  return {
    changes: [...comparison(before, after), ...renaming(from, to)],
    changedNames: names,
    facts: others.flatMap(([name, value]) => {
      const text = valueText(value);
      return text === null ? [] : [{ name: wordsOf(name), value: text }];
    }),
  };
}

function comparison(before: unknown, after: unknown): readonly ChangedValue[] {
  const [left, right] = [entriesOf(before), entriesOf(after)];
  return [...new Set([...left.keys(), ...right.keys()])].map((name) => ({
    name: wordsOf(name),
    before: valueText(left.get(name)),
    after: valueText(right.get(name)),
  }));
}

function renaming(from: unknown, to: unknown): readonly ChangedValue[] {
  return from === undefined && to === undefined
    ? []
    : [{ name: "Name", before: valueText(from), after: valueText(to) }];
}

/** What is no object is one value without a name. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> {
  if (value === undefined || value === null) return new Map();
  return typeof value === "object" && !Array.isArray(value)
    ? new Map<string, unknown>(Object.entries(value))
    : new Map([["value", value]]);
}

/** Null for what is absent or empty. */
function valueText(value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) return value.join(", ") || null;
  return Object.keys(value).length === 0 ? null : JSON.stringify(value, null, 2);
}

/** `expiresAt` is "Expires at", `name.givenName` stays: it is the name of an attribute. */
function wordsOf(name: string): string {
  if (!/^[a-zA-Z]+$/.test(name)) return name;
  const words = name.replaceAll(
    /([a-z])([A-Z])/g,
    (_match, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
