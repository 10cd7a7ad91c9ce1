import { createServer } from "node:http";
import { connect } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ScimResponse } from "@/scim";
import { stopServer } from "./graceful-stop";
import { listen } from "./listen";
import { writeAnswer } from "./write-answer";

const PIECE = "ä".repeat(32 * 1024);
const running: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((stop) => stop()));
});

/** A server that gives this answer to everybody. */
async function serve(body: ScimResponse["body"], status = 200) {
  const answer = { status, headers: { "x-request-id": "req_1" }, ...(body !== undefined && { body }) };
  const server = createServer();
  const answered = new Promise<void>((resolve) => {
    server.on("request", (_req, res) => resolve(writeAnswer(res, answer)));
  });
  const port = await listen(server, "127.0.0.1", 0);
  running.push(() => stopServer(server, 0));
  return { port, origin: `http://127.0.0.1:${port}`, answered };
}

/** Pieces that count how many were made, and whether they were let end. */
function counted(count: number) {
  const state = { made: 0, ended: false };
  async function* pieces() {
    try {
      for (; state.made < count; state.made += 1) yield PIECE;
    } finally {
      state.ended = true;
    }
  }
  return { state, pieces: pieces() };
}

/** Waits until no piece is made any more, for as many turns as would have made two hundred. */
async function untilQuiet(state: { readonly made: number }): Promise<void> {
  for (let turns = 0, before = state.made; turns < 200; turns += 1) {
    await new Promise(setImmediate);
    if (state.made !== before) [turns, before] = [0, state.made];
  }
}

describe("writeAnswer", () => {
  it("sends a whole body with its length in bytes", async () => {
    const { origin } = await serve("ä", 201);
    const response = await fetch(origin);
    expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([201, "2", "ä"]);
  });

  it("sends no body and no length for 204, and no body for HEAD", async () => {
    const empty = await fetch((await serve(undefined, 204)).origin);
    expect([empty.status, empty.headers.get("content-length"), await empty.text()]).toEqual([204, null, ""]);
    const head = await fetch((await serve("ä")).origin, { method: "HEAD" });
    expect([head.headers.get("content-length"), await head.text()]).toEqual(["2", ""]);
  });

  it("sends pieces as one body", async () => {
    const { state, pieces } = counted(20);
    const { origin } = await serve(pieces);
    const response = await fetch(origin);
    expect(response.headers.get("x-request-id")).toBe("req_1");
    expect(await response.text()).toBe(PIECE.repeat(20));
    expect(state).toEqual({ made: 20, ended: true });
  });

  it("makes no more pieces than the client takes, and stops when it goes", async () => {
    const { state, pieces } = counted(2_000);
    const { port, answered } = await serve(pieces);
    const client = connect(port, "127.0.0.1");
    client.pause().write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
    await vi.waitFor(() => expect(state.made).toBeGreaterThan(0));
    await untilQuiet(state);
    expect(state.ended).toBe(false);
    client.destroy();
    await answered;
    expect(state.ended).toBe(true);
    expect(state.made).toBeLessThan(1_000);
  });

  it("cuts the connection when a piece cannot be made, and says so in the log", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    async function* failing() {
      yield PIECE;
      throw new Error("broken");
    }
    const { origin, answered } = await serve(failing());
    const text = fetch(origin).then((response) => response.text());
    await expect(text).rejects.toThrow();
    await answered;
    expect(written.mock.calls.join()).toMatch(/broke off.*req_1.*broken/);
    written.mockRestore();
  });
});
