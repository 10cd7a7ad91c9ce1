import { describe, expect, it } from "vitest";
import { bodyStream } from "./body-stream";

/** Pieces that count how many were made, and whether they were let end. */
function counted(count: number) {
  const state = { made: 0, ended: false };
  async function* pieces() {
    try {
      for (; state.made < count; state.made += 1) yield `ä${state.made}`;
    } finally {
      state.ended = true;
    }
  }
  return { state, stream: bodyStream(pieces()) };
}

describe("bodyStream", () => {
  it("gives the pieces in UTF-8, as the body of a Response", async () => {
    const { state, stream } = counted(3);
    expect(await new Response(stream).text()).toBe("ä0ä1ä2");
    expect(state.ended).toBe(true);
  });

  it("makes no piece before it is read, and one for each read", async () => {
    const { state, stream } = counted(1000);
    const reader = new Response(stream).body?.getReader();
    await new Promise(setImmediate);
    expect(state).toEqual({ made: 0, ended: false });
    for (let read = 0; read < 3; read += 1) {
      await reader?.read();
      expect(state.made).toBe(read);
    }
  });

  it("lets the pieces end when the reader goes", async () => {
    const { state, stream } = counted(1000);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(state).toEqual({ made: 0, ended: true });
  });

  it("fails when a piece cannot be made", async () => {
    const fault = new Error("broken");
    const failing = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(fault) }) };
    await expect(new Response(bodyStream(failing)).text()).rejects.toBe(fault);
  });
});
