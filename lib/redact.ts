const HIDDEN = "[hidden]";

/** Names of fields whose values never reach a log. */
const SECRET_NAME = /authorization|cookie|password|secret|token|credential|private.?key|api.?key|hash$/i;
/** SCIM API keys, and tokens of links in mails, wherever they stand in a text. */
const KEY = /\b(msk|mlk)_[\w-]+/g;
const BEARER = /\bbearer +[\w.~+/=-]+/gi;
const URL_PASSWORD = /(\w+:\/\/[^\s:/@]+:)[^\s@/]+@/g;

const DEPTH_MAX = 6;

/** The value as it may be logged: secrets replaced, errors as their name, message, stack and cause. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || value === null) return value;
  if (depth >= DEPTH_MAX) return "[deep]";
  if (value instanceof Date) return value;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, SECRET_NAME.test(name) ? HIDDEN : redact(item, depth + 1)]),
  );
}

function redactText(text: string): string {
  return text.replace(KEY, `$1_${HIDDEN}`).replace(BEARER, `Bearer ${HIDDEN}`).replace(URL_PASSWORD, `$1${HIDDEN}@`);
}

/** A failed query names its statement in its message and brings the values beside it: those stay out. */
function redactError(error: Error, depth: number): object {
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  return {
    name: error.name,
    message: redactText(withoutParameters(error.message)),
    ...code,
    stack: redactText(withoutParameters(error.stack ?? "")),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

function withoutParameters(text: string): string {
  return text.replace(/^params: .*$/gm, `params: ${HIDDEN}`);
}
