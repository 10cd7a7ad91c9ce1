import type { IncomingMessage, ServerResponse } from "node:http";
import { requestIp } from "@/lib/http/remote-address";
import { answerScim } from "@/lib/http/scim-route";
import { writeAnswer } from "./write-answer";

/** Answers a SCIM request from node's own request and response. `target` is the path below the base, with its query. */
export async function answerScimOverHttp(req: IncomingMessage, res: ServerResponse, target: string): Promise<void> {
  const [path = "", ...query] = target.split("?");
  const headers = singleHeaders(req);
  const answer = await answerScim({
    method: req.method ?? "GET",
    path,
    query: query.join("?"),
    headers,
    body: hasBody(req) ? bodyOf(req) : undefined,
    remoteAddress: requestIp(headers),
  });
  await writeAnswer(res, answer);
}

/** Of all headers node gives only Set-Cookie as a list, and nobody who sends a request sends one that counts. */
function singleHeaders({ headers }: IncomingMessage): Readonly<Record<string, string | undefined>> {
  delete headers["set-cookie"];
  return headers as Readonly<Record<string, string | undefined>>;
}

/** A request has a body when it says how long it is (RFC 9112 6.3). */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** Leaving the loop early must not destroy the socket that the answer goes out on. */
function bodyOf(req: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => req.iterator({ destroyOnReturn: false }) };
}
