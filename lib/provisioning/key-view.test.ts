import { describe, expect, it } from "vitest";
import { keyStatus } from "./key-view";

const NOW = new Date("2026-11-24T12:00:00.000Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);
const DAY_MS = 24 * 60 * 60 * 1000;

describe("the status of a key", () => {
  it.each([
    [null, null, "active"],
    [after(14 * DAY_MS + 1), null, "active"],
    [after(14 * DAY_MS), null, "expiring"],
    [after(1), null, "expiring"],
    [NOW, null, "expired"],
    [after(-1), null, "expired"],
    [null, NOW, "revoked"],
    [after(-1), NOW, "revoked"],
    [after(1), NOW, "revoked"],
  ] as const)("expires %j, revoked %j: %s", (expires_at, revoked_at, status) => {
    expect(keyStatus({ expires_at, revoked_at }, NOW)).toBe(status);
  });
});
