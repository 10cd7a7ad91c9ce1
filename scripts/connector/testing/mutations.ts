import type { JsonObject, JsonValue } from "@/scim";
import type { Expectation } from "../transcript";

/** The same expectation with one thing in it wrong, once for each thing in it. */
export function mutations(expected: Expectation): readonly Expectation[] {
  const { status, headers, body, absent } = expected;
  return [
    { ...expected, status: status.map((each) => each + 100) },
    ...mutateObject(headers ?? {}).map((changed) => ({ ...expected, headers: changed })),
    ...(body === undefined ? [] : mutate(body).map((changed) => ({ ...expected, body: changed }))),
    ...(absent ?? []).map((_, at) => ({ ...expected, absent: absent?.with(at, "") ?? [] })),
  ];
}

function mutate(json: JsonValue): readonly JsonValue[] {
  if (Array.isArray(json)) return [[...json, "one more"], ...mutateItems(json)];
  if (typeof json !== "object" || json === null) return [`not ${String(json)}`];
  const rules = Object.entries(json).flatMap(([key, value]) =>
    mutateRule(key, value).map((changed) => ({ ...json, [key]: changed })),
  );
  return rules.length > 0 ? rules : mutateObject(json);
}

function mutateRule(rule: string, value: JsonValue): readonly JsonValue[] {
  switch (rule) {
    case "$any":
      return ["null"];
    case "$text":
      return ["(?!)"];
    case "$length":
      return [Number(value) + 1];
    case "$includes":
      return mutate(value);
    case "$only":
      return [{}, ...mutate(value)];
    default:
      return [];
  }
}

function mutateItems(items: readonly JsonValue[]): readonly JsonValue[] {
  return items.flatMap((item, at) => mutate(item).map((changed) => items.with(at, changed)));
}

function mutateObject(object: JsonObject): readonly JsonObject[] {
  return Object.entries(object).flatMap(([key, value]) =>
    mutate(value).map((changed) => ({ ...object, [key]: changed })),
  );
}
