import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createScimServer, unauthorized } from "@/scim";
import { memoryStore } from "@/scim/testing/memory-store";

const SUITE = fileURLToPath(new URL("../../../shared/conformance/okta/run-okta.mjs", import.meta.url));
const KEY = "test-key";

/** The protocol core over the memory store behind plain HTTP, on a port of its own. */
async function startCore(): Promise<{ readonly server: Server; readonly baseUrl: string }> {
  const core = createScimServer({ bodyBytesMax: 1_000_000, pageSizeMax: 200, pageSizeDefault: 100 });
  const store = memoryStore();
  let baseUrl = "";
  const server = createServer((req, res) => {
    const { pathname, search } = new URL(req.url ?? "/", baseUrl);
    const { authorization, accept, "content-type": contentType } = req.headers;
    const request = {
      method: req.method ?? "GET",
      path: pathname,
      query: search.slice(1),
      headers: { accept, "content-type": contentType },
      body: req,
      baseUrl,
    };
    const openStore = async () => {
      if (authorization !== `Bearer ${KEY}`) throw unauthorized("Send the key as a bearer token.");
      return store;
    };
    core.handle(request, openStore).then(
      ({ status, headers, body }) => res.writeHead(status, { ...headers }).end(body),
      (error: unknown) => res.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  baseUrl = `http://127.0.0.1:${address.port}`;
  return { server, baseUrl };
}

async function runSuite(baseUrl: string) {
  const child = spawn(process.execPath, [SUITE, baseUrl, KEY, "--max-ms", "5000"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(child, "close");
  return { exitCode: child.exitCode, output };
}

describe("Okta's specification suite", () => {
  let core: Awaited<ReturnType<typeof startCore>>;
  beforeAll(async () => {
    core = await startCore();
  });
  afterAll(() => core.server.close());

  it.skipIf(!existsSync(SUITE))(
    "passes whole on the core (passed over where the suite is not beside the project)",
    async () => {
      const { exitCode, output } = await runSuite(core.baseUrl);
      expect(output).toMatch(/SUMMARY steps \d+ \(bad 0\); assertions pass \d+, fail 0/);
      expect(exitCode, output).toBe(0);
    },
  );
});
