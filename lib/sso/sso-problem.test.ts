import { describe, expect, it } from "vitest";
import { SsoProblem } from "./sso-problem";

describe("what is wrong with an answer", () => {
  it("is told in words that the audit log can hold, however long the stranger's are", () => {
    const { message } = new SsoProblem("unreadable", `It says: ${"\u{1F600}".repeat(600)}`);
    expect([message.isWellFormed(), message.length]).toEqual([true, 1000]);
    expect(new SsoProblem("provider_refused", "no\u0000").message).toBe("no\uFFFD");
  });
});
