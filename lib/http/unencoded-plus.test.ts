import { expect, it } from "vitest";
import { hasUnencodedPlus } from "./unencoded-plus";

it.each([
  ['filter=userName+eq+"a+b@example.com"', true],
  ["count=1&Filter=userName%20eq%20%22a+b%22&x=1", true],
  ["filter=userName+eq+%22a%2Bb%22", false],
  ["filter=userName+eq+%22ab%22+and+active+eq+true", false],
  ["startIndex=1&attributes=a+b", false],
  ["", false],
])("%s: %s", (query, expected) => {
  expect(hasUnencodedPlus(query)).toBe(expected);
});
