import { describe, expect, it } from "vitest";
import { parseDateTime } from "./date-time";

describe("parseDateTime", () => {
  it.each([
    ["2026-01-31T08:00:00Z", "2026-01-31T08:00:00.000Z"],
    ["2026-01-31t08:00:00z", "2026-01-31T08:00:00.000Z"],
    ["2026-01-31T08:00:00", "2026-01-31T08:00:00.000Z"],
    ["2026-01-31T08:00:00.1Z", "2026-01-31T08:00:00.100Z"],
    ["2026-01-31T08:00:00.1239999+01:00", "2026-01-31T07:00:00.123Z"],
    [" 2026-01-31T08:00:00-14:00 ", "2026-01-31T22:00:00.000Z"],
    ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z"],
  ])("reads %j", (text, instant) => {
    expect(parseDateTime(text)).toBe(Date.parse(instant));
  });

  it.each([
    "",
    "now",
    "2026-01-31",
    "2026-13-01T00:00:00Z",
    "2026-01-31T25:00:00Z",
    "2026-01-31 08:00:00Z",
    "20260131T080000Z",
    "1",
  ])("reads no time in %j", (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });
});
