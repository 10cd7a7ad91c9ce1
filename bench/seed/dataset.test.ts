import { expect, it } from "vitest";
import { GROUPS, groupSize, memberOfGroup, userId, userName } from "./dataset";

it("ids are the same in every run, in order, and no two are one", () => {
  const ids = Array.from({ length: 2_000 }, (_, n) => userId(n));
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(userId(1_999)).toBe(ids[1_999]);
  expect(userId(0)).toMatch(/^usr_[0-9a-z]{26}$/);
});

it("userNames have one length, so that a beginning selects a known number of people", () => {
  expect(userName(42)).toBe("p0000042@bench.example");
  expect(userName(9_999_999)).toHaveLength(userName(0).length);
});

it("no group has somebody twice or somebody that is not there", () => {
  const users = 5_000;
  for (const group of [0, 1, 2, 500, GROUPS - 1]) {
    const members = Array.from({ length: groupSize(group, users) }, (_, k) => memberOfGroup(group, k, users));
    expect(new Set(members).size).toBe(members.length);
    expect(Math.max(...members)).toBeLessThan(users);
  }
});
