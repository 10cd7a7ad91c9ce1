import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import type { JsonObject } from "@/scim";
import { KeyRefusedError, openQueries } from "./limit/queries";
import { answerRequest, type LimitAnswer } from "./limit/requests";

/**
 * The limit: what node:http and postgres.js give when a request is one prepared statement written by hand and nothing
 * else. It checks the key as Muster does and answers with the same content.
 */
const { DATABASE_URL = "", DATABASE_POOL_MAX = "10", PORT = "0" } = process.env;
const queries = openQueries(DATABASE_URL, Number(DATABASE_POOL_MAX));

async function answer(req: IncomingMessage): Promise<LimitAnswer> {
  const [path = "", query = ""] = (req.url ?? "/").split("?");
  const base = `http://${req.headers.host}${SCIM_BASE_PATH}`;
  return answerRequest(queries, {
    method: req.method ?? "GET",
    path: decodeURIComponent(path.slice(SCIM_BASE_PATH.length)),
    query: new URLSearchParams(query),
    key: (req.headers.authorization ?? "").slice("Bearer ".length),
    body: req.method === "GET" ? {} : await bodyOf(req),
    baseUrl: base,
  });
}

async function bodyOf(req: IncomingMessage): Promise<JsonObject> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
}

function send(res: ServerResponse, { status, body }: LimitAnswer): void {
  if (body === undefined) {
    res.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  res.writeHead(status, { "content-type": "application/scim+json", "content-length": Buffer.byteLength(text) });
  res.end(text);
}

createServer((req, res) => {
  if (req.url === "/readyz") {
    res.end("ok");
    return;
  }
  answer(req).then(
    (answered) => send(res, answered),
    (error: unknown) => send(res, failed(error)),
  );
}).listen(Number(PORT), "127.0.0.1");

function failed(error: unknown): LimitAnswer {
  if (error instanceof KeyRefusedError) return { status: 401, body: { detail: "unknown key" } };
  return { status: 500, body: { detail: error instanceof Error ? error.message : String(error) } };
}
