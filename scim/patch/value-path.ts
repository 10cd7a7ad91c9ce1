import { normaliseSingle, normaliseValue } from "../compat/normalise";
import { invalidValue, noTarget } from "../errors";
import type { BoundFilter } from "../filter/bind";
import { evaluateFilter } from "../filter/evaluate";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { Attribute } from "../schema/attribute";
import type { AttributePath } from "../schema/attribute-path";
import { isPrimary, withPrimary } from "./entries";
import type { PatchOperation } from "./parse";

type ValuePathOperation = PatchOperation & { readonly target: AttributePath; readonly filter: BoundFilter };

/**
 * Applies `path[filter]` or `path[filter].sub` to the entries that match. When none does, remove does nothing, and add
 * and replace create the entry that the filter describes by `eq`, as Entra expects; else `noTarget`. The entries may be
 * plain values, of which the filter knows `value`.
 */
export function patchEntries(operation: ValuePathOperation, holder: JsonObject): void {
  const { verb, target, filter, path } = operation;
  const { name } = target.attribute;
  const current = holder[name];
  const entries = Array.isArray(current) ? current : [];
  const isPlain = target.attribute.type !== "complex";
  const matched = entries.map((entry) => {
    const filtered = isPlain ? { [name]: entry } : entry;
    return isJsonObject(filtered) && evaluateFilter(filter, filtered);
  });
  const described = describedEntry(filter);
  const next = verb === "remove" ? null : readValue(target, operation.value ?? null, path);
  if (next === null && verb === "add") return;
  if (next === null && !target.subAttribute) {
    holder[name] = entries.filter((_, index) => !matched[index]);
    return;
  }
  if (!matched.includes(true)) {
    if (next === null) return;
    if (!described) {
      throw noTarget(`"${path}" matches no entry. Only a filter by eq, as [type eq "work"], says how to make one.`);
    }
    const made = isPlain ? next : merge(described, target.subAttribute, next);
    holder[name] = settlePrimary([...entries, made], [entries.length]);
    return;
  }
  const changed = entries.map((entry, index) => {
    if (matched[index] && isPlain) return next;
    if (!matched[index] || !isJsonObject(entry)) return entry;
    const base = verb === "replace" && !target.subAttribute ? (described ?? {}) : entry;
    return merge(base, target.subAttribute, next);
  });
  holder[name] = settlePrimary(
    changed,
    matched.flatMap((isMatch, index) => (isMatch ? [index] : [])),
  );
}

function readValue(target: AttributePath, value: JsonValue, path: string): JsonValue {
  if (target.subAttribute) return normaliseValue(target.subAttribute, value);
  const single = Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;
  const entry = normaliseSingle(target.attribute, single);
  const isComplex = target.attribute.type === "complex";
  if (entry !== null && isComplex && !isJsonObject(entry))
    throw invalidValue(`"${path}" is an entry; its value is an object.`);
  return entry;
}

function merge(base: JsonObject, subAttribute: Attribute | undefined, next: JsonValue): JsonObject {
  if (subAttribute) return { ...base, [subAttribute.name]: next };
  return { ...base, ...(isJsonObject(next) ? next : {}) };
}

/** One of the written entries that is primary now takes the mark from all others. */
function settlePrimary(entries: JsonValue[], written: readonly number[]): JsonValue[] {
  const newest = entries.find((entry, index) => written.includes(index) && isPrimary(entry));
  return newest === undefined ? entries : withPrimary(entries, (entry) => entry === newest);
}

/** The entry that a conjunction of `eq` describes, with its values as written; undefined for any other filter. */
export function describedEntry(filter: BoundFilter): JsonObject | undefined {
  switch (filter.kind) {
    case "compare":
      return filter.operator === "eq" ? { [filter.target.attribute.name]: filter.written } : undefined;
    case "and": {
      const parts = filter.operands.map(describedEntry);
      return parts.every((part) => part !== undefined) ? Object.assign({}, ...parts) : undefined;
    }
    case "or":
    case "not":
    case "present":
    case "valuePath":
    case "unassigned":
      return undefined;
    default:
      return filter satisfies never;
  }
}
