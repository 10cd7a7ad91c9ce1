import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createScimServer, unauthorized } from "@/scim";
import { memoryStore } from "@/scim/testing/memory-store";
import { bodyText, serverConfig, tenantOf } from "@/scim/testing/scim-client";
import { listen } from "@/server/listen";

const HOST = "127.0.0.1";

export interface RunningServer {
  readonly baseUrl: string;
  readonly key: string;
  readonly stop: () => Promise<void>;
}

/** The protocol core over the memory store behind plain HTTP, on a port of its own. */
export async function startCore(): Promise<RunningServer> {
  const key = "test-key";
  const core = createScimServer(serverConfig);
  const store = memoryStore();
  let baseUrl = "";
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const [path = "", query = ""] = (req.url ?? "/").split("?");
    const { authorization, accept, "content-type": contentType } = req.headers;
    const headers = { accept, "content-type": contentType };
    const request = { method: req.method ?? "GET", path, query, headers, body: req, baseUrl };
    const response = await core.handle(request, async () => {
      if (authorization !== `Bearer ${key}`) throw unauthorized("Send the key as a bearer token.");
      return tenantOf(store);
    });
    res.writeHead(response.status, { ...response.headers }).end(await bodyText(response));
  };
  const server = createServer((req, res) => {
    answer(req, res).catch((error: unknown) => res.writeHead(500).end(String(error)));
  });
  baseUrl = `http://${HOST}:${await listen(server, HOST, 0)}`;
  return {
    baseUrl,
    key,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
