import { invalidSyntax } from "./errors";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";

export const JSON_DEPTH_MAX = 32;
export const JSON_KEYS_MAX = 200_000;

/**
 * Reads a request body as a JSON object. Refused as `invalidSyntax`: what is no JSON, no object, nested deeper than 32
 * levels, of more than 200,000 keys and items, or holds text that PostgreSQL cannot store (NUL, lone surrogates).
 */
export function parseJsonObject(text: string): JsonObject {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    // The engine's own message quotes the body, which may hold a password.
    throw invalidSyntax(
      "The body is not JSON. Look for a missing quote, comma or bracket, and for values without quotes.",
    );
  }
  if (!isJsonObject(value)) throw invalidSyntax("The body must be a JSON object.");
  new BodyCheck().check(value, 1);
  return value;
}

class BodyCheck {
  private count = 0;

  check(value: JsonValue, depth: number): void {
    if (typeof value === "string") return checkText(value);
    if (typeof value !== "object" || value === null) return;
    if (depth > JSON_DEPTH_MAX) throw invalidSyntax(`The body is nested deeper than ${JSON_DEPTH_MAX} levels.`);
    for (const [key, item] of Object.entries(value)) {
      this.count += 1;
      if (this.count > JSON_KEYS_MAX) throw invalidSyntax(`The body has more than ${JSON_KEYS_MAX} keys and items.`);
      checkText(key);
      this.check(item, depth + 1);
    }
  }
}

function checkText(text: string): void {
  if (text.includes("\u0000")) throw invalidSyntax("The body holds the character U+0000, which cannot be stored.");
  if (!text.isWellFormed()) throw invalidSyntax("The body holds half of a surrogate pair, which is no character.");
}
