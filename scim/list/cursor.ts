import { z } from "zod";
import { expiredCursor, invalidCount, invalidCursor } from "../errors";
import type { ServerConfig } from "../request";
import type { Position } from "../store";

/** What a cursor holds: where to go on. */
export interface Cursor {
  readonly from: Position;
  readonly backwards: boolean;
}

/** What a cursor is good for: the same tenant, list and page size that it was made for. */
export interface CursorScope {
  readonly tenantId: string;
  /** Type, filter, sort and projection as the client wrote them. */
  readonly list: string;
  readonly count: number;
}

const payload = z.tuple([
  /** Seconds since 1970 when it was made. */
  z.int(),
  z.int(),
  z.boolean(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
  z.string(),
]);

/** Bytes of the signature that a cursor carries: 128 bits cannot be guessed. */
const SIGNATURE_BYTES = 16;

const keys = new Map<string, Promise<CryptoKey>>();

/**
 * A signed position (RFC 9865 section 2): it needs no memory of the server, holds unreserved URL characters only, gives
 * no rights, and is worth nothing for another tenant or list.
 */
export async function sealCursor(config: ServerConfig, scope: CursorScope, cursor: Cursor): Promise<string> {
  const { from, backwards } = cursor;
  const seconds = Math.floor(now(config).getTime() / 1000);
  const content = toBase64Url(
    new TextEncoder().encode(JSON.stringify([seconds, scope.count, backwards, from.key, from.id])),
  );
  return `${content}.${await signature(config, scope, content)}`;
}

/**
 * Reads a cursor. Throws `invalidCursor` for one that is forged, damaged, another tenant's or another list's (in the same
 * words), `expiredCursor` after its time, `invalidCount` when the page size is not the one it was made with.
 */
export async function openCursor(config: ServerConfig, scope: CursorScope, text: string): Promise<Cursor> {
  const [content = "", signed = "", ...rest] = text.split(".");
  if (rest.length > 0 || !sameText(signed, await signature(config, scope, content))) {
    throw invalidCursor(
      "The cursor is not one that this list gave. Send nextCursor or previousCursor as it came, with the same filter, sort and attributes, or begin anew with an empty cursor.",
    );
  }
  const [seconds, count, backwards, key, id] = payload.parse(JSON.parse(fromBase64Url(content)));
  if (now(config).getTime() / 1000 > seconds + config.cursorTimeoutS) {
    throw expiredCursor(`The cursor is older than ${config.cursorTimeoutS} seconds. Begin anew with an empty cursor.`);
  }
  if (count !== scope.count) {
    throw invalidCount(`The first page was asked for with count=${count}; send the same count for each page.`);
  }
  return { from: { key, id }, backwards };
}

function now({ now: clock }: ServerConfig): Date {
  return clock?.() ?? new Date();
}

async function signature({ cursorSecret }: ServerConfig, scope: CursorScope, content: string): Promise<string> {
  const text = JSON.stringify(["scim-cursor", scope.tenantId, scope.list, content]);
  const signed = await crypto.subtle.sign("HMAC", await keyOf(cursorSecret), new TextEncoder().encode(text));
  return toBase64Url(new Uint8Array(signed, 0, SIGNATURE_BYTES));
}

function keyOf(secret: string): Promise<CryptoKey> {
  let key = keys.get(secret);
  if (!key) {
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    key = crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, ["sign"]);
    keys.set(secret, key);
  }
  return key;
}

/** Takes the same time wherever the two differ. */
function sameText(left: string, right: string): boolean {
  let difference = left.length ^ right.length;
  for (let index = 0; index < right.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
}

function toBase64Url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
