const DATE_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * An xsd:dateTime (RFC 7643 2.3.5) as milliseconds since 1970 in UTC; finer fractions are cut, a missing zone means UTC.
 * undefined when the text is no such time.
 */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text.trim());
  if (!match) return undefined;
  const [, seconds = "", fraction = "", zone = "Z"] = match;
  const instant = Date.parse(`${seconds}${fraction.slice(0, 4)}${zone.toUpperCase()}`);
  return Number.isNaN(instant) ? undefined : instant;
}
