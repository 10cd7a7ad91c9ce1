import { createServer, type Server, type ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { stopServer } from "./graceful-stop";
import { listen } from "./listen";

/** A server whose answers wait until they are let go. */
async function holdingServer() {
  let arrived: (res: ServerResponse) => void = () => {};
  const held = new Promise<ServerResponse>((resolve) => {
    arrived = resolve;
  });
  const server = createServer((_req, res) => arrived(res));
  const port = await listen(server, "127.0.0.1", 0);
  return { server, held, origin: `http://127.0.0.1:${port}` };
}

/** Waits until the server takes no new connection. */
async function untilClosed(server: Server): Promise<void> {
  while (server.listening) await new Promise(setImmediate);
}

describe("stopServer", () => {
  it("takes no new connection, and lets a running request finish", async () => {
    const { server, held, origin } = await holdingServer();
    const running = fetch(origin);
    const res = await held;
    const stopped = stopServer(server);
    await untilClosed(server);
    await expect(fetch(origin)).rejects.toThrow();
    res.end("done");
    expect(await (await running).text()).toBe("done");
    expect(await stopped).toBe(true);
  });

  it("cuts a request that is still running after the grace", async () => {
    const { server, held, origin } = await holdingServer();
    const running = fetch(origin).then(
      () => "answered",
      () => "cut",
    );
    await held;
    expect(await stopServer(server, 20)).toBe(false);
    expect(await running).toBe("cut");
  });
});

describe("listen", () => {
  it("says in words that the port is taken", async () => {
    const { server, origin } = await holdingServer();
    const port = Number(new URL(origin).port);
    await expect(listen(createServer(), "127.0.0.1", port)).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
    await stopServer(server);
  });
});
