import { type LookupAddress, lookup } from "node:dns";
import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { env } from "@/lib/env";
import { isPublicAddress } from "./public-address";

const TIMEOUT_MS = 10_000;
const BYTES_MAX = 1024 * 1024;

/** An address of an identity provider that is not called, or did not answer. The message is for an admin. */
export class UnsafeFetchError extends Error {
  override readonly name = "UnsafeFetchError";
}

interface FetchOptions {
  readonly method?: string | undefined;
  readonly headers?: HeadersInit | undefined;
  readonly body?: string | URLSearchParams | Uint8Array | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/**
 * Like `fetch`, for addresses that an admin typed in: https only, and only to the public internet. The connection goes to
 * the very address that was checked, redirects are not followed, the answer has at most 1 MiB and 10 seconds.
 * SSO_ALLOW_PRIVATE_ADDRESSES=1 lifts the first two.
 * @throws UnsafeFetchError
 */
export async function safeFetch(
  address: string | URL,
  options: FetchOptions = {},
  allowPrivate: boolean = env().ssoAllowPrivateAddresses,
): Promise<Response> {
  const url = requireSafeUrl(address, allowPrivate);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  try {
    const answer = await send(url, { ...options, signal }, allowPrivate);
    return await responseOf(answer);
  } catch (error) {
    if (error instanceof UnsafeFetchError) throw error;
    options.signal?.throwIfAborted();
    const message = timeout.aborted ? "did not answer within 10 seconds" : `cannot be reached (${reasonOf(error)})`;
    throw new UnsafeFetchError(`${url.host} ${message}.`, { cause: error });
  }
}

/**
 * The URL of an identity provider. What its name stands for is looked at when it is called.
 * @throws UnsafeFetchError when it is not https, or names a private address
 */
export function requireSafeUrl(address: string | URL, allowPrivate: boolean): URL {
  if (!URL.canParse(address)) throw new UnsafeFetchError("This is not a web address.");
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") throw new UnsafeFetchError("The address must not hold a password.");
  if (url.protocol !== "https:" && !(allowPrivate && url.protocol === "http:")) {
    throw new UnsafeFetchError("The address must begin with https://.");
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) !== 0 && !allowPrivate && !isPublicAddress(host)) throw privateAddress(host);
  return url;
}

function privateAddress(host: string): UnsafeFetchError {
  return new UnsafeFetchError(
    `${host} is in a private network, which this server does not call. Whoever runs it can allow that with SSO_ALLOW_PRIVATE_ADDRESSES.`,
  );
}

/** Looks a name up and gives only what may be called, so that a second look-up cannot give another answer. */
function publicLookup(allowPrivate: boolean): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => {
      if (error) return callback(error, "");
      // One private answer among public ones is how such a check is got around.
      const isSafe = found.length > 0 && (allowPrivate || found.every(({ address }) => isPublicAddress(address)));
      if (!isSafe) return callback(privateAddress(host), "");
      const [first] = found;
      if (options.all === true) callback(null, [...found]);
      else callback(null, first?.address ?? "", first?.family);
    });
  };
}

function send(
  url: URL,
  { method = "GET", headers, body, signal }: FetchOptions & { readonly signal: AbortSignal },
  allowPrivate: boolean,
): Promise<IncomingMessage> {
  const text = body instanceof URLSearchParams ? body.toString() : (body ?? undefined);
  const sent = new Headers(headers);
  if (body instanceof URLSearchParams && !sent.has("content-type")) {
    sent.set("content-type", "application/x-www-form-urlencoded;charset=UTF-8");
  }
  if (text !== undefined) sent.set("content-length", String(Buffer.byteLength(text)));
  sent.set("accept-encoding", "identity");
  const request = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sending: ClientRequest = request(
      url,
      { method, headers: Object.fromEntries(sent), lookup: publicLookup(allowPrivate), signal, agent: false },
      resolve,
    );
    sending.on("error", reject);
    sending.end(text);
  });
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const status = answer.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > BYTES_MAX) {
      answer.destroy();
      throw new UnsafeFetchError("The answer has more than 1 MiB.");
    }
    chunks.push(bytes);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  const isEmpty = status < 200 || status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : Buffer.concat(chunks), {
    status: isEmpty && status < 200 ? 500 : status,
    headers,
  });
}

/** A code such as ENOTFOUND says more than a sentence, and names nothing inside. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "no answer";
}
