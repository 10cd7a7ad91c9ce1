/** Joins class names and drops what is empty. Nothing is merged: a `className` from outside is for layout only. */
export function classNames(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
