import type { JsonObject, JsonValue } from "@/scim";

/** What `{{name}}` stands for: given before the run, or saved from an answer. */
export type Variables = Readonly<Record<string, JsonValue>>;

const ALONE = /^\{\{(\w+)\}\}$/;
const ANYWHERE = /\{\{(\w+)\}\}/g;

/** The text with its variables put in, each encoded. Throws for a variable that no earlier step has saved. */
export function fillText(text: string, variables: Variables, encode: (value: string) => string = (value) => value) {
  return text.replaceAll(ANYWHERE, (_, name: string) => {
    const value = valueOf(name, variables);
    return encode(typeof value === "object" ? JSON.stringify(value) : String(value));
  });
}

/** The same for each text of a JSON value. A text that is a variable alone becomes its value, whatever its type. */
export function fillJson(json: JsonValue, variables: Variables): JsonValue {
  if (typeof json === "string") {
    const name = ALONE.exec(json)?.[1];
    return name === undefined ? fillText(json, variables) : valueOf(name, variables);
  }
  if (Array.isArray(json)) return json.map((item) => fillJson(item, variables));
  if (json === null || typeof json !== "object") return json;
  const { $from: source, ...own } = json;
  const filled = Object.entries(own).map(([key, value]) => [key, fillJson(value, variables)]);
  return { ...(source !== undefined && wholeObject(fillJson(source, variables))), ...Object.fromEntries(filled) };
}

function wholeObject(value: JsonValue): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Error("$from takes a saved object.");
}

function valueOf(name: string, variables: Variables): JsonValue {
  const value = variables[name];
  if (value === undefined) throw new Error(`{{${name}}} has no value: the step that saves it did not.`);
  return value;
}
