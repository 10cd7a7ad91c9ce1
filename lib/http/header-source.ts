/** The headers of a request: a web `Headers`, or node's plain object with names in lower case. */
export type HeaderSource = { readonly get: (name: string) => string | null } | PlainHeaders;

type PlainHeaders = Readonly<Record<string, string | undefined>>;

/** The value of a header; undefined when it is absent or empty. `name` is in lower case. */
export function headerValue(headers: HeaderSource, name: string): string | undefined {
  const value = isLookup(headers) ? headers.get(name) : headers[name];
  return value === null || value === "" ? undefined : value;
}

function isLookup(headers: HeaderSource): headers is Extract<HeaderSource, { readonly get: unknown }> {
  return typeof headers.get === "function";
}
