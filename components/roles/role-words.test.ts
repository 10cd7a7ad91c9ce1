import { describe, expect, it } from "vitest";
import { holdersSentence, othersText } from "./role-words";

describe("who holds a role, in a sentence", () => {
  it.each([
    [{ total: 0, own: 0, byGroup: 0 }, "Nobody"],
    [{ total: 1, own: 1, byGroup: 0 }, "1 person"],
    [{ total: 3, own: 0, byGroup: 3 }, "3 people, by a group"],
    [{ total: 12, own: 10, byGroup: 3 }, "12 people: 10 on their own, 3 by a group"],
    [{ total: 10_000, own: 0, byGroup: 0, isMore: true }, "More than 10,000 people"],
  ])("%j", (holders, sentence) => {
    expect(holdersSentence(holders)).toBe(sentence);
  });
});

it("tells how many of them are not named", () => {
  expect(othersText({ total: 5, own: 5, byGroup: 0 }, 5)).toBeUndefined();
  expect(othersText({ total: 1_205, own: 5, byGroup: 0 }, 5)).toBe("and 1,200 more");
  expect(othersText({ total: 10_000, own: 0, byGroup: 0, isMore: true }, 5)).toBe("and many more");
});
