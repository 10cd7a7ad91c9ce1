import { describe, expect, it } from "vitest";
import { readBody } from "./request-body";

async function* pieces(...parts: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
}

function read(body: AsyncIterable<Uint8Array> | undefined, headers: Record<string, string> = {}, bytesMax = 100) {
  return readBody({ method: "POST", path: "/Users", query: "", headers, body, baseUrl: "https://x" }, bytesMax);
}

describe("readBody", () => {
  it.each([
    undefined,
    "",
    "application/scim+json",
    "application/scim+json; charset=utf-8",
    "Application/JSON;Charset=UTF-8",
    'application/json; charset="utf-8"; profile=x',
  ])("takes Content-Type %s", async (contentType) => {
    const headers = contentType === undefined ? {} : { "content-type": contentType };
    expect(await read(pieces('{"a":1}'), headers)).toEqual({ a: 1 });
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "application/xml",
    "application/json; charset=iso-8859-1",
    "json",
  ])("refuses Content-Type %s with 415", async (contentType) => {
    await expect(read(pieces("{}"), { "content-type": contentType })).rejects.toMatchObject({ status: 415 });
  });

  it.each(["gzip", "deflate", "BR", "identity, gzip"])(
    "refuses Content-Encoding %s with 415, and says to send the body uncompressed",
    async (contentEncoding) => {
      await expect(read(pieces("{}"), { "content-encoding": contentEncoding })).rejects.toMatchObject({
        status: 415,
        message: `Content-Encoding "${contentEncoding}" is not supported; send the body uncompressed.`,
      });
    },
  );

  it.each(["", "identity", "Identity"])("takes Content-Encoding %j", async (contentEncoding) => {
    expect(await read(pieces('{"a":1}'), { "content-encoding": contentEncoding })).toEqual({ a: 1 });
  });

  it("puts characters together that arrive in pieces, and passes over a byte order mark", async () => {
    const bytes = new TextEncoder().encode('\ufeff{"a":"ä😀"}');
    expect(await read(pieces(...Array.from(bytes, (byte) => Uint8Array.of(byte))))).toEqual({ a: "ä😀" });
  });

  it("counts bytes while they arrive and stops at the limit with 413", async () => {
    let given = 0;
    async function* endless(): AsyncIterable<Uint8Array> {
      for (;;) {
        given += 1;
        yield new Uint8Array(40).fill(0x20);
      }
    }
    await expect(read(endless())).rejects.toMatchObject({ status: 413, headers: { connection: "close" } });
    expect(given).toBe(3);
    const exact = `{"a":"${"x".repeat(92)}"}`;
    expect(await read(pieces(exact))).toHaveProperty("a");
    await expect(read(pieces(`${exact} `))).rejects.toMatchObject({ status: 413 });
  });

  it("refuses a length that is announced as too large before it reads", async () => {
    await expect(read(pieces("{}"), { "content-length": "101" })).rejects.toMatchObject({ status: 413 });
  });

  it.each<[string, AsyncIterable<Uint8Array> | undefined]>([
    ["no body", undefined],
    ["white space", pieces("  ")],
    ["half a character", pieces('{"a":"', Uint8Array.of(0xc3))],
    ["bytes that are not UTF-8", pieces(Uint8Array.of(0xff, 0xfe))],
    ["no JSON", pieces("userName=a")],
    ["a list", pieces("[]")],
  ])("refuses %s as invalidSyntax", async (_, body) => {
    await expect(read(body)).rejects.toMatchObject({ status: 400, scimType: "invalidSyntax" });
  });

  it("throws on what breaks the connection", async () => {
    const broken = new Error("reset");
    const body = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(broken) }) };
    await expect(read(body)).rejects.toBe(broken);
  });
});
