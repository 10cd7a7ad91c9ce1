import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idGenerator, newId } from "./ids";

const byteOrder = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right));

describe("newId", () => {
  it("is the prefix and 26 lower-case letters and digits", () => {
    expect(newId("usr")).toMatch(/^usr_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  });

  it("gives ids in ascending byte order, also many in one millisecond", () => {
    const ids = Array.from({ length: 20_000 }, () => newId("grp"));
    expect(ids.toSorted(byteOrder)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("idGenerator", () => {
  it("holds the order of time for any two moments until the year 10000", () => {
    const ms = fc.integer({ min: 0, max: 253_402_300_799_999 });
    fc.assert(
      fc.property(ms, ms, (first, second) => {
        const [a, b] = [first, second].map((at) => idGenerator(() => at, randomBytes)("aud"));
        expect(Math.sign(byteOrder(a ?? "", b ?? "")) * Math.sign(first - second)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("stays ascending when the clock goes back and when the random part is used up", () => {
    const times = [1000, 1000, 999, 5, 1000, 1001, 1001];
    const next = idGenerator(
      () => times.shift() ?? 2000,
      (bytes) => new Uint8Array(bytes).fill(0xff),
    );
    const ids = Array.from({ length: 9 }, () => next("tm"));
    expect(ids.toSorted(byteOrder)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("carries a UUID of version 7 with its time", () => {
    const at = Date.UTC(2026, 10, 24);
    const id = idGenerator(() => at, randomBytes)("req").slice(4);
    const digits = "0123456789abcdefghjkmnpqrstvwxyz";
    const bits = Array.from(id).reduce((sum, digit) => (sum << 5n) | BigInt(digits.indexOf(digit)), 0n);
    expect([bits >> 80n, (bits >> 76n) & 15n, (bits >> 62n) & 3n]).toEqual([BigInt(at), 7n, 2n]);
  });
});
