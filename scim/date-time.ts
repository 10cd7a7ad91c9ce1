const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})(T\d{2}:\d{2}:\d{2})(\.\d+)?(Z|[+-](?:0\d|1[0-4]):\d{2})?$/i;

const FIRST = Date.parse("0001-01-01T00:00:00Z");
const END = Date.parse("+010000-01-01T00:00:00Z");

/**
 * An xsd:dateTime (RFC 7643 2.3.5) as milliseconds since 1970 in UTC; finer fractions are cut, a missing zone means UTC.
 * undefined when the text is no such time, or one that PostgreSQL cannot hold: the years are 1 to 9999.
 */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text.trim());
  if (!match) return undefined;
  const [, year = "", month = "", day = "", time = "", fraction = "", zone = "Z"] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const instant = Date.parse(`${year}-${month}-${day}${time}${fraction.slice(0, 4)}${zone}`.toUpperCase());
  return instant >= FIRST && instant < END ? instant : undefined;
}

/** Date.parse takes February 30 for March 2. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
