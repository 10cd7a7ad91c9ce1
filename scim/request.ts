/** A request on the SCIM base, free of any web framework. */
export interface ScimRequest {
  readonly method: string;
  /** The path below the base URL as it came, still percent-encoded, for example `/Users/usr_1`. */
  readonly path: string;
  /** The query as it came, without the question mark. */
  readonly query: string;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body's bytes, read only when the operation takes one. */
  readonly body?: AsyncIterable<Uint8Array> | undefined;
  /** The absolute base URL that locations are built from, without a slash at its end. */
  readonly baseUrl: string;
  /** Told of a fault of ours that an answer holds instead of being thrown: one operation of a Bulk request failed. */
  readonly onFault?: ((fault: unknown) => void) | undefined;
}

export interface ScimResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON as text, whole or in pieces while they are made; absent for 204 and 304. */
  readonly body?: string | AsyncIterable<string>;
  /** For the log: the keyword of a refusal (RFC 7644 table 9). */
  readonly scimType?: string;
}

/** What a server allows and announces. */
export interface ServerConfig {
  /** Largest body in bytes; more is answered with 413. */
  readonly bodyBytesMax: number;
  /** Most resources on one page. */
  readonly pageSizeMax: number;
  /** Resources on a page when the client does not say. */
  readonly pageSizeDefault: number;
  /** Largest body of a Bulk request in bytes. */
  readonly bulkBytesMax: number;
  /** Most operations of a Bulk request. */
  readonly bulkOperationsMax: number;
  /**
   * Signs a cursor (RFC 9865): gives of a text what nobody else can, in unreserved characters of an address; the same on
   * every instance.
   */
  readonly signCursor: (text: string) => string;
  /** How long a cursor is good for, in seconds. */
  readonly cursorTimeoutS: number;
  /** The path, on the same origin, where people read about this server; announced when it is given. */
  readonly documentationPath?: string | undefined;
  /** The time; without it the clock of the machine. */
  readonly now?: () => Date;
}
