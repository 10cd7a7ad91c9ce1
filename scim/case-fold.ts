const ASCII = /^[\u0000-\u007f]*$/;

/**
 * The comparison key of a string whose attribute is not caseExact (RFC 7643 2.2). Each code point is lower-cased alone,
 * so that the result equals PostgreSQL's simple lower-casing (`scim_fold` in the migrations): no final sigma, no growth.
 */
export function foldCase(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  let folded = "";
  for (const character of text) {
    const lower = character.toLowerCase();
    folded += character === "\u0130" ? "i" : lower;
  }
  return folded;
}

/** Order by Unicode code point, as PostgreSQL's collation "C" orders UTF-8; negative, zero or positive. */
export function compareCodePoints(left: string, right: string): number {
  const leftPoints = left[Symbol.iterator]();
  const rightPoints = right[Symbol.iterator]();
  for (;;) {
    const a = leftPoints.next();
    const b = rightPoints.next();
    if (a.done || b.done) return Number(b.done ?? false) - Number(a.done ?? false);
    const difference = (a.value.codePointAt(0) ?? 0) - (b.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}
