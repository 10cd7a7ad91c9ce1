import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { log } from "@/lib/log";
import type { ScimResponse } from "@/scim";

/**
 * Writes the answer out. A body in pieces is taken no faster than the client reads it, and no further when the client
 * goes away or a piece cannot be made; then the connection is cut, so that half an answer is not taken for a whole one.
 */
export async function writeAnswer(res: ServerResponse, { status, headers, body }: ScimResponse): Promise<void> {
  if (body === undefined || typeof body === "string") {
    res.writeHead(status, { ...headers, ...(body !== undefined && { "content-length": Buffer.byteLength(body) }) });
    res.end(body);
    return;
  }
  res.writeHead(status, headers);
  await pipeline(body, res).catch((error: NodeJS.ErrnoException) => {
    // That a client goes away is nobody's fault.
    if (error.code === "ERR_STREAM_PREMATURE_CLOSE") return;
    log.error("scim answer broke off", { requestId: headers["x-request-id"], error });
  });
}
