/** A request as either door hands it over. */
export interface ScimHttpRequest {
  readonly method: string;
  /** Path below the base as it came on the wire. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: AsyncIterable<Uint8Array> | undefined;
  readonly remoteAddress: string | null;
}
