import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("passwords", () => {
  it("are kept as Argon2id with OWASP's parameters and a salt of their own", async () => {
    const [first, second] = await Promise.all([hashPassword("same password"), hashPassword("same password")]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it("are verified by their hash", async () => {
    const hash = await hashPassword("right");
    expect(await verifyPassword(hash, "right")).toBe(true);
    expect(await verifyPassword(hash, "wrong")).toBe(false);
  });

  it("are never right without a hash, and it takes as long to say so", async () => {
    const hash = await hashPassword("right");
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 15; round += 1) {
      for (const [kind, against] of [
        ["known", hash],
        ["unknown", null],
      ] as const) {
        const startedAt = performance.now();
        expect(await verifyPassword(against, "wrong")).toBe(false);
        times[kind].push(performance.now() - startedAt);
      }
    }
    // Taken in turns and by the median, so that a busy machine weighs on both alike.
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
}
