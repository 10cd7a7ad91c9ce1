/** Words of a stranger as the database takes them: it has neither U+0000 nor half of a surrogate pair. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\uFFFD");
}
