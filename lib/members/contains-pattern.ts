/** The LIKE pattern of everything that contains `text`, whose own `%`, `_` and `\` are letters like any other. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll("\0", "").replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
