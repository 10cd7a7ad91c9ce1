import { describe, expect, it } from "vitest";
import { entityTag, matchedVersions, namesTag } from "./etag";

const crew = { value: "grp_1", display: "Crew" };

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

  it("are the version alone without groups, and one for each state of the groups", () => {
    expect(entityTag({ version: 7 })).toBe('W/"7"');
    expect(entityTag({ version: 7, references: [] })).toBe('W/"7"');
    const tags = [[crew], [{ ...crew, display: "Crew 2" }], [crew, { value: "grp_2", display: "Desk" }]].map(
      (references) => entityTag({ version: 7, references }),
    );
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^W\/"7\.[0-9a-z]+"$/);
  });

  it("of a group are its version: its members change it", () => {
    expect(entityTag({ version: 2, references: [{ value: "usr_1" }] })).toBe('W/"2"');
  });

  it("are found in If-None-Match by weak comparison", () => {
    const tag = entityTag({ version: 7, references: [crew] });
    for (const header of [tag, tag.slice(2), `W/"1", ${tag}`, "*"]) expect(namesTag(header, tag)).toBe(true);
    for (const header of [undefined, 'W/"7"', 'W/"8"', "7"]) expect(namesTag(header, tag)).toBe(false);
  });

  it("that are shown are preconditions that hold", () => {
    expect(matchedVersions(entityTag({ version: 7, references: [crew] }))).toEqual([7]);
  });
});
