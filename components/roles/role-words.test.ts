import { describe, expect, it } from "vitest";
import { holdersSentence } from "./role-words";

describe("who holds a role, in a sentence", () => {
  it.each([
    [{ total: 0, own: 0, byGroup: 0 }, "Nobody"],
    [{ total: 1, own: 1, byGroup: 0 }, "1 person"],
    [{ total: 3, own: 0, byGroup: 3 }, "3 people, by a group"],
    [{ total: 12, own: 10, byGroup: 3 }, "12 people: 10 on their own, 3 by a group"],
  ])("%j", (holders, sentence) => {
    expect(holdersSentence(holders)).toBe(sentence);
  });
});
