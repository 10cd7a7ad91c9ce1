import { describe, expect, it } from "vitest";
import { DNS_ANSWERS } from "@/lib/contracts/domains";
import { answerTexts } from "./answer-texts";

describe("the words for what DNS answered", () => {
  it("say each answer in words of its own", () => {
    expect(new Set(DNS_ANSWERS.map((kind) => answerTexts("pending", kind).title)).size).toBe(DNS_ANSWERS.length);
  });

  it.each(["other_values", "no_txt", "no_name"] as const)(
    "ask for the record back when a verified domain has lost it (%s), and promise that nothing changed",
    (kind) => {
      expect(answerTexts("failing", kind).advice).toMatch(/stays verified.*Put the record back/);
      expect(answerTexts("pending", kind).advice).not.toContain("back");
    },
  );

  it.each(["server_failed", "unreadable", "no_answer"] as const)(
    "look at the servers first when DNS says %s",
    (kind) => {
      const { advice } = answerTexts("failing", kind);
      expect(advice).toMatch(/stays verified/);
      expect(advice).toContain(answerTexts("pending", kind).advice);
    },
  );
});
