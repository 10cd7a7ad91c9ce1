import { describe, expect, it } from "vitest";
import { remainingText } from "./remaining-text";

const NOW_MS = Date.parse("2026-11-24T12:00:00.000Z");

function left(until: string): string {
  return remainingText(new Date(until), NOW_MS);
}

describe("remainingText", () => {
  it("names the two largest units", () => {
    expect(left("2026-12-01T11:59:59.000Z")).toBe("6 d 23 h");
    expect(left("2026-11-25T11:59:59.000Z")).toBe("23 h 59 min");
    expect(left("2026-11-24T12:59:59.000Z")).toBe("59 min");
    expect(left("2026-11-24T12:00:45.900Z")).toBe("45 s");
  });

  it("leaves a second unit of zero away", () => {
    expect(left("2026-11-26T12:00:00.000Z")).toBe("2 d");
    expect(left("2026-11-24T13:00:30.000Z")).toBe("1 h");
  });

  it("never counts below zero", () => {
    expect(left("2026-11-24T11:00:00.000Z")).toBe("0 s");
  });
});
