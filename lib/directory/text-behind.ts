/** The code points of surrogates, which no text has alone. */
const [SURROGATES, BEHIND_SURROGATES] = [0xd800, 0xe000];
const CODE_POINT_MAX = 0x10ffff;

/** The first text, by code point, behind all that begin with this one; undefined when nothing is. */
export function textBehind(beginning: string): string | undefined {
  const points = Array.from(beginning, (character) => character.codePointAt(0) ?? 0);
  const last = points.findLastIndex((point) => point < CODE_POINT_MAX);
  const next = (points[last] ?? CODE_POINT_MAX) + 1;
  if (next > CODE_POINT_MAX) return undefined;
  return String.fromCodePoint(...points.slice(0, last), next === SURROGATES ? BEHIND_SURROGATES : next);
}
