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

/**
 * A signed position (RFC 9865 section 2): it needs no memory of the server, holds unreserved URL characters only, gives
 * no rights, and is worth nothing for another tenant or list.
 */
export function sealCursor(config: ServerConfig, scope: CursorScope, cursor: Cursor): string {
  const { from, backwards } = cursor;
  const seconds = Math.floor(now(config).getTime() / 1000);
  const content = toBase64Url(
    new TextEncoder().encode(JSON.stringify([seconds, scope.count, backwards, from.key, from.id])),
  );
  return `${content}.${signature(config, scope, content)}`;
}

/**
 * Reads a cursor. Throws `invalidCursor` for one that is forged, damaged, another tenant's or another list's (in the same
 * words), `expiredCursor` after its time, `invalidCount` when the page size is not the one it was made with.
 */
export function openCursor(config: ServerConfig, scope: CursorScope, text: string): Cursor {
  const [content = "", signed = "", ...rest] = text.split(".");
  if (rest.length > 0 || !sameText(signed, signature(config, scope, content))) {
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

function signature({ signCursor }: ServerConfig, scope: CursorScope, content: string): string {
  return signCursor(JSON.stringify(["scim-cursor", scope.tenantId, scope.list, content]));
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
