/** "Ada Lovelace", "Ada Lovelace and Grace Hopper", "Ada Lovelace and 4 more" */
export function someNames(names: readonly string[]): string {
  const [first = "", second] = names;
  if (second === undefined) return first;
  return names.length === 2 ? `${first} and ${second}` : `${first} and ${names.length - 1} more`;
}
