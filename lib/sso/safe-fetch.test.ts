import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address";
import { requireSafeUrl, safeFetch, UnsafeFetchError } from "./safe-fetch";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(async (server) => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    }),
  );
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

async function messageOf(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  if (error instanceof UnsafeFetchError) return error.message;
  throw new Error("It was not refused.", { cause: error });
}

describe("addresses", () => {
  it.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700:4700::1111", "2a00:1450:4001::1"])(
    "%s is public",
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:0:1::",
    "2001:db8::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "ff02::1",
    "localhost",
    "",
  ])("%s is not", (address) => expect(isPublicAddress(address)).toBe(false));
});

describe("the address of an identity provider", () => {
  it.each([
    ["http://idp.example", /must begin with https/],
    ["ftp://idp.example", /must begin with https/],
    ["file:///etc/passwd", /must begin with https/],
    ["https://user:pw@idp.example", /must not hold a password/],
    ["https://127.0.0.1/x", /private network/],
    ["https://2130706433/x", /private network/],
    ["https://0x7f.1/x", /private network/],
    ["https://[::1]/x", /private network/],
    ["https://[::ffff:10.0.0.1]/x", /private network/],
    ["https://169.254.169.254/latest/meta-data", /private network/],
    ["not an address", /not a web address/],
  ])("%s is refused", (address, sentence) => {
    expect(() => requireSafeUrl(address, false)).toThrow(sentence);
  });

  it("may be http and private when the server allows it, never anything else", () => {
    expect(requireSafeUrl("http://127.0.0.1:8080/x", true).port).toBe("8080");
    expect(() => requireSafeUrl("ftp://127.0.0.1/x", true)).toThrow(/must begin with https/);
  });
});

describe("safeFetch", () => {
  it("does not call a name that stands for a private address", async () => {
    expect(await messageOf(safeFetch("https://localhost:1/", {}, false))).toMatch(/localhost is in a private network/);
  });

  it("sends what it is given and gives what comes back", async () => {
    const origin = await serve((req, res) => {
      const chunks: Buffer[] = [];
      req.on("data", (chunk: Buffer) => chunks.push(chunk));
      req.on("end", () => {
        res.writeHead(201, { "content-type": "application/json", "set-cookie": ["a=1", "b=2"] });
        const { method, headers } = req;
        res.end(JSON.stringify({ method, type: headers["content-type"], body: Buffer.concat(chunks).toString() }));
      });
    });
    const answer = await safeFetch(
      `${origin}/token`,
      { method: "POST", headers: { authorization: "Basic x" }, body: new URLSearchParams({ code: "a b" }) },
      true,
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await answer.json()).toEqual({
      method: "POST",
      type: "application/x-www-form-urlencoded;charset=UTF-8",
      body: "code=a+b",
    });
  });

  it("does not follow a redirect", async () => {
    let calls = 0;
    const origin = await serve((_req, res) => {
      calls += 1;
      res.writeHead(302, { location: "/elsewhere" }).end();
    });
    expect((await safeFetch(origin, {}, true)).status).toBe(302);
    expect(calls).toBe(1);
  });

  it("takes no more than 1 MiB", async () => {
    const origin = await serve((_req, res) => {
      res.on("error", () => undefined);
      res.end(Buffer.alloc(1024 * 1024 + 1));
    });
    expect(await messageOf(safeFetch(origin, {}, true))).toMatch(/more than 1 MiB/);
  });

  it("says which server cannot be reached, and why", async () => {
    const origin = await serve(() => undefined);
    servers[0]?.close();
    expect(await messageOf(safeFetch(origin, {}, true))).toMatch(
      /^127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it("stops when its caller does", async () => {
    const origin = await serve(() => undefined);
    const controller = new AbortController();
    const answer = safeFetch(origin, { signal: controller.signal }, true);
    controller.abort(new Error("enough"));
    await expect(answer).rejects.toThrow("enough");
  });
});
