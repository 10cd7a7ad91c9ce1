import { describe, expect, it } from "vitest";
import { entityTag, matchedVersions, namesTag } from "./etag";

describe("entity tags", () => {
  it.each([
    [undefined, undefined],
    ["", undefined],
    [" * ", "any"],
    ['W/"3"', [3]],
    ['"3"', [3]],
    ['W/"3.1x9"', [3]],
    ['W/"1", W/"22"', [1, 22]],
    ['W/"abc"', []],
    ['W/"1.2.3"', []],
    ["3", []],
    ['"12345678901"', []],
  ])("If-Match: %j asks for the versions it names", (header, versions) => {
    expect(matchedVersions(header)).toEqual(versions);
  });

  it("are the version, and behind it the tag of the groups that are shown", () => {
    expect(entityTag({ version: 7 })).toBe('W/"7"');
    expect(entityTag({ version: 7, referencesTag: "1x9" })).toBe('W/"7.1x9"');
  });

  it("are found in If-None-Match by weak comparison", () => {
    const tag = entityTag({ version: 7, referencesTag: "0af3" });
    for (const header of [tag, tag.slice(2), `W/"1", ${tag}`, "*"]) expect(namesTag(header, tag)).toBe(true);
    for (const header of [undefined, 'W/"7"', 'W/"8"', "7"]) expect(namesTag(header, tag)).toBe(false);
  });

  it("that are shown are preconditions that hold", () => {
    expect(matchedVersions(entityTag({ version: 7, referencesTag: "0af3" }))).toEqual([7]);
  });
});
