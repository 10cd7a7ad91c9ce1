import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { REMOTE_ADDRESS_HEADER, trustRemoteAddressHeader } from "@/lib/http/remote-address";
import { answerClientErrors, HEADER_BYTES_MAX } from "./client-error";
import { answerHealth } from "./health";
import { answerScimOverHttp } from "./scim-door";

/** A path of the SCIM base, also with doubled slashes in front. */
const SCIM_PATH = new RegExp(`^/+${SCIM_BASE_PATH.slice(1)}(?=[/?]|$)`);

/**
 * The one HTTP server of `npm start`: SCIM is answered by the protocol core without passing through Next, health by
 * ourselves, everything else by Next.
 */
export function createFrontDoor(nextHandler: (req: IncomingMessage, res: ServerResponse) => Promise<void>): Server {
  trustRemoteAddressHeader();
  const listener: RequestListener = (req, res) => {
    const target = originForm(req.url ?? "/");
    // Only this door may say where a request came from.
    delete req.headers[REMOTE_ADDRESS_HEADER];
    if (req.socket.remoteAddress) req.headers[REMOTE_ADDRESS_HEADER] = req.socket.remoteAddress;
    const scim = SCIM_PATH.exec(target);
    if (scim) void answerScimOverHttp(req, res, target.slice(scim[0].length));
    else if (target === "/healthz" || target === "/readyz") void answerHealth(target, res);
    else void nextHandler(req, res);
  };
  const limits = { keepAliveTimeout: 65_000, requestTimeout: 60_000, maxHeaderSize: HEADER_BYTES_MAX };
  const server = createServer(limits, listener);
  answerClientErrors(server);
  return server;
}

/** A request target may be a whole address (RFC 9112 3.2.2). */
function originForm(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
}
