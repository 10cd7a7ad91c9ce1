import type { Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { ScimError } from "@/scim";

/** The request line and the headers: a filter of the longest kind, percent-encoded, and as much again for the headers. */
export const HEADER_BYTES_MAX = 128 * 1024;

/** A client may still be sending when it is refused: it gets this long to read why. */
const LINGER_MS = 2_000;

/**
 * Answers what node's parser refuses before there is a request, such as an address that is too long, with a SCIM error,
 * and closes the connection.
 */
export function answerClientErrors(server: Server): void {
  const open = new WeakMap<Duplex, Set<ServerResponse>>();
  server.on("request", ({ socket }, response) => {
    const responses = open.get(socket) ?? new Set();
    open.set(socket, responses.add(response));
    response.once("close", () => responses.delete(response));
  });
  const refused = new WeakSet<Duplex>();
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // What arrives after the refusal fails as well.
    if (refused.has(socket)) return;
    refused.add(socket);
    const hasBegun = [...(open.get(socket) ?? [])].some(({ headersSent }) => headersSent);
    if (error.code === "ECONNRESET" || !socket.writable || hasBegun) {
      socket.destroy();
      return;
    }
    socket.end(rawAnswer(refusalOf(error.code)));
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}

function refusalOf(code: string | undefined): ScimError {
  if (code === "HPE_HEADER_OVERFLOW") {
    return new ScimError(
      431,
      `The address and the headers have more than ${HEADER_BYTES_MAX} bytes. Send a long filter in the body of POST /.search.`,
    );
  }
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") {
    return new ScimError(408, "The request did not arrive whole in time. Send it again.");
  }
  return new ScimError(
    400,
    "The request is no valid HTTP. Percent-encode the address: a letter outside ASCII or a space may not stand in it.",
    "invalidSyntax",
  );
}

const REASONS: Readonly<Record<number, string>> = {
  400: "Bad Request",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};

function rawAnswer(refusal: ScimError): string {
  const body = JSON.stringify(refusal.toJson());
  return [
    `HTTP/1.1 ${refusal.status} ${REASONS[refusal.status]}`,
    "Content-Type: application/scim+json;charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Cache-Control: no-store",
    "Connection: close",
    "",
    body,
  ].join("\r\n");
}
