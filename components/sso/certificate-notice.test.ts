import { describe, expect, it } from "vitest";
import { certificateNotice } from "./certificate-notice";

const NOW_MS = Date.parse("2026-06-01T12:00:00.000Z");
const HOUR_MS = 60 * 60 * 1000;

function noticeIn(hours: number) {
  return certificateNotice(new Date(NOW_MS + hours * HOUR_MS).toISOString(), NOW_MS);
}

describe("the notice of a certificate that ends", () => {
  it.each([
    [31 * 24, undefined, undefined],
    [30 * 24, "warning", "in 30 days"],
    [7 * 24 + 1, "warning", "in 7 days"],
    [7 * 24, "danger", "in 7 days"],
    [25, "danger", "in 1 day"],
    [23, "danger", "within a day"],
    [0, "danger", "has ended"],
    [-500, "danger", "has ended"],
  ])("%d hours before: %s, %s", (hours, tone, words) => {
    const notice = noticeIn(hours);
    expect(notice?.tone).toBe(tone);
    if (words === undefined) expect(notice).toBeUndefined();
    else expect(notice?.sentence).toContain(words);
  });

  it("says nothing of a method without certificates", () => {
    expect(certificateNotice(null, NOW_MS)).toBeUndefined();
  });
});
