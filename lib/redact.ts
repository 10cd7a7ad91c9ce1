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

/** What a database throws quotes values in its message: of that only the code and the routine stay. */
function redactError(error: Error, depth: number): object {
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  if ("severity" in error) {
    const routine = "routine" in error && typeof error.routine === "string" ? { routine: error.routine } : {};
    return { name: error.name, ...code, ...routine };
  }
  return {
    name: error.name,
    message: redactText(withoutParameters(error.message)),
    ...code,
    stack: redactText(stackWithoutParameters(error)),
    ...(error.cause === undefined ? {} : { cause: redact(error.cause, depth + 1) }),
  };
}

/** A failed query names its statement in its message, then its values, which may have line breaks of their own. */
function withoutParameters(text: string): string {
  return text.replace(/^params: [^]*/m, `params: ${HIDDEN}`);
}

/** A stack begins with the message; a value in it may look like a line of the stack. */
function stackWithoutParameters({ message, stack = "" }: Error): string {
  const end = stack.indexOf(message) + message.length;
  if (stack.includes(message)) return withoutParameters(stack.slice(0, end)) + stack.slice(end);
  return stack.replace(/^params: [^]*?(?=\n {4}at |(?![^]))/m, `params: ${HIDDEN}`);
}
