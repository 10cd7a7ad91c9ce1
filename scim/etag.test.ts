import { describe, expect, it } from "vitest";
import { entityTag, parseEntityTags } from "./etag";

describe("parseEntityTags", () => {
  it.each([
    [undefined, undefined],
    ["", undefined],
    [" * ", "any"],
    ['W/"3"', [3]],
    ['"3"', [3]],
    ['W/"1", W/"22"', [1, 22]],
    ['W/"abc"', []],
    ["3", []],
    ['"12345678901"', []],
  ])("reads %j", (header, tags) => {
    expect(parseEntityTags(header)).toEqual(tags);
  });

  it("reads what entityTag writes", () => {
    expect(entityTag(7)).toBe('W/"7"');
    expect(parseEntityTags(entityTag(7))).toEqual([7]);
  });
});
