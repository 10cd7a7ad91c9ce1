/** Signs as well as a test needs it: who changes text or secret has another signature. */
export function signerOf(secret: string): (text: string) => string {
  return (text) => {
    let [left, right] = [0x811c9dc5, 0x9dc5811c];
    for (const character of `${secret}\n${text}`) {
      const code = character.codePointAt(0) ?? 0;
      left = Math.imul(left ^ code, 0x01000193) >>> 0;
      right = Math.imul(right ^ left, 0x01000193) >>> 0;
    }
    return `${left.toString(36)}${right.toString(36)}`;
  };
}
