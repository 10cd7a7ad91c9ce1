import { describe, expect, it } from "vitest";
import { hashKey, newKeyToken } from "./key-token";

describe("a key", () => {
  it("is the prefix and 43 letters and digits, whatever the random bytes are", () => {
    const texts = [0, 1, 255].map((byte) => newKeyToken((bytes) => new Uint8Array(bytes).fill(byte)).secret);
    expect(texts).toEqual([
      `msk_${"0".repeat(43)}`,
      expect.stringMatching(/^msk_[0-9A-Za-z]{43}$/),
      expect.stringMatching(/^msk_[0-9A-Za-z]{43}$/),
    ]);
    expect(new Set(texts).size).toBe(3);
  });

  it("keeps every bit of the 32 random bytes", () => {
    const secrets = Array.from({ length: 256 }, (_, bit) => {
      const bytes = new Uint8Array(32);
      bytes[bit >> 3] = 1 << (bit & 7);
      return newKeyToken(() => bytes).secret;
    });
    expect(new Set(secrets).size).toBe(256);
  });

  it("is never made twice, and is known by its SHA-256 and its last four characters", () => {
    const tokens = Array.from({ length: 500 }, () => newKeyToken());
    expect(new Set(tokens.map(({ secret }) => secret)).size).toBe(500);
    for (const { secret, hash, hint } of tokens) {
      expect({ hash, hint }).toEqual({ hash: hashKey(secret), hint: `msk_…${secret.slice(-4)}` });
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("is hashed as SHA-256 of its UTF-8 text", () => {
    expect(hashKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});
