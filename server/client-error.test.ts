import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LIMITS } from "@/scim";
import { answerClientErrors, HEADER_BYTES_MAX } from "./client-error";
import { createFrontDoor } from "./front-door";
import { listen } from "./listen";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function startDoor(): Promise<number> {
  server = createFrontDoor(async (_req, res) => void res.end("a page"));
  return listen(server, "127.0.0.1", 0);
}

async function startServer(listener: RequestListener, options = {}): Promise<number> {
  server = createServer(options, listener);
  answerClientErrors(server);
  return listen(server, "127.0.0.1", 0);
}

/** All that comes back for these bytes until the other side closes. */
async function exchange(port: number, bytes: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
  // Being cut off is an answer as well.
  socket.on("error", () => socket.destroy());
  socket.write(bytes);
  await once(socket, "close");
  return text;
}

function parsed(answer: string) {
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  const [statusLine = "", ...headers] = head.split("\r\n");
  return { status: Number(statusLine.split(" ")[1]), headers, body, json: JSON.parse(body) as unknown };
}

const get = (target: string) => `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`;

describe("what is no request", () => {
  it.each([
    ["an address with bytes outside ASCII", get('/scim/v2/Users?filter=userName%20eq%20"jürgen"')],
    ["a header without a colon", "GET /scim/v2/Users HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n"],
    ["another protocol", "\x16\x03\x01\x02"],
  ])("is refused as a SCIM error that closes the connection: %s", async (_, bytes) => {
    const { status, headers, body, json } = parsed(await exchange(await startDoor(), bytes));
    expect([status, json]).toEqual([
      400,
      {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
        status: "400",
        scimType: "invalidSyntax",
        detail: expect.stringContaining("Percent-encode the address"),
      },
    ]);
    expect(headers).toContain("Connection: close");
    expect(headers).toContain("Content-Type: application/scim+json;charset=utf-8");
    expect(headers).toContain(`Content-Length: ${body.length}`);
  });

  it.each([HEADER_BYTES_MAX, 20 * HEADER_BYTES_MAX])(
    "is refused with a way out when its address has %i bytes",
    async (bytes) => {
      const answer = await exchange(await startDoor(), get(`/scim/v2/Users?filter=${"a".repeat(bytes)}`));
      expect(parsed(answer)).toMatchObject({
        status: 431,
        json: { status: "431", detail: expect.stringContaining("POST /.search") },
      });
    },
  );

  it("is refused with 408 when it does not arrive whole in time", async () => {
    const port = await startServer(() => {}, {
      headersTimeout: 20,
      requestTimeout: 20,
      connectionsCheckingInterval: 10,
    });
    expect(parsed(await exchange(port, "GET / HTTP/1.1\r\nHost:"))).toMatchObject({
      status: 408,
      json: { status: "408" },
    });
  });

  it("never puts a refusal into an answer that has begun", async () => {
    const port = await startServer((req, res) => {
      res.writeHead(200).write("begun");
      req.resume();
    });
    const head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    const answer = await exchange(port, `${head}no length\r\n`);
    expect(answer).not.toContain("400");
  });

  it("is refused behind a request on the same connection that was answered", async () => {
    const answered = vi.fn();
    const port = await startServer((_req, res) => {
      res.on("close", answered);
      res.end("first");
    });
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
    socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    await vi.waitFor(() => expect(text.includes("first") && answered.mock.calls.length === 1).toBe(true));
    socket.write("nonsense\r\n\r\n");
    await once(socket, "close");
    expect(text.slice(text.indexOf("first"))).toContain("HTTP/1.1 400 Bad Request");
  });
});

it("the longest filter that is documented fits into the address of a GET, also in the longest encoding", async () => {
  const port = await startDoor();
  const filter = `userName eq "${"€".repeat(LIMITS.filterCharsMax - 14)}"`;
  expect(filter).toHaveLength(LIMITS.filterCharsMax);
  const answer = await fetch(`http://127.0.0.1:${port}/scim/elsewhere?filter=${encodeURIComponent(filter)}`);
  expect([answer.status, await answer.text()]).toEqual([200, "a page"]);
});
