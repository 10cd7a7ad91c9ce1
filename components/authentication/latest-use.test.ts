import { describe, expect, it } from "vitest";
import { latestUse } from "./latest-use";
import { exampleKey } from "./testing/example-key";

function usedAt(at: string) {
  return exampleKey({ lastUse: { at, ip: null, by: "Okta", method: "GET", path: "/Users", status: 200 } });
}

describe("latestUse", () => {
  it("is nothing before the first request", () => {
    expect(latestUse([exampleKey()])).toBeUndefined();
  });

  it("is the last request whatever key it came with", () => {
    const keys = [usedAt("2026-11-24T12:00:01.000Z"), exampleKey(), usedAt("2026-11-24T12:00:02.000Z")];
    expect(latestUse(keys)?.at).toBe("2026-11-24T12:00:02.000Z");
  });
});
