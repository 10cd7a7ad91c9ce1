import type { IncomingMessage, ServerResponse } from "node:http";
import { requestIp } from "@/lib/http/remote-address";
import { answerScim } from "@/lib/http/scim-route";
import { writeAnswer } from "./write-answer";

/** Answers a SCIM request from node's own request and response. `target` is the path below the base, with its query. */
export async function answerScimOverHttp(req: IncomingMessage, res: ServerResponse, target: string): Promise<void> {
  const [path = "", ...query] = target.split("?");
  const headers = joinedHeaders(req);
  const answer = await answerScim({
    method: req.method ?? "GET",
    path,
    query: query.join("?"),
    headers,
    // Leaving the loop early must not destroy the socket that the answer goes out on.
    body: req.iterator({ destroyOnReturn: false }),
    remoteAddress: requestIp(headers),
  });
  await writeAnswer(res, answer);
}

function joinedHeaders(req: IncomingMessage): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );
}
