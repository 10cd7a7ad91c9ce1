/**
 * Whether a quoted value of the filter in a raw query holds a `+`. It means a space; who wanted a plus sign and did not
 * write `%2B` finds nobody and does not see why.
 */
export function hasUnencodedPlus(query: string): boolean {
  const [, filter = ""] = /(?:^|&)filter=([^&]*)/i.exec(query) ?? [];
  return filter.split(/"|%22/i).some((part, index) => index % 2 === 1 && part.includes("+"));
}
