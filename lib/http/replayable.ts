/** The pieces of a body for whoever reads it first, and for whoever reads it again from the start. */
export function replayable(source: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let rest: AsyncIterator<Uint8Array> | undefined;
  return {
    async *[Symbol.asyncIterator]() {
      for (let index = 0; ; index += 1) {
        if (index === pieces.length) {
          rest ??= source[Symbol.asyncIterator]();
          const { done, value } = await rest.next();
          if (done) return;
          pieces.push(value);
        }
        const piece = pieces[index];
        if (piece) yield piece;
      }
    },
  };
}
