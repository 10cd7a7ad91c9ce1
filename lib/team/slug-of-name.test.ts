import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeTeamSlug } from "@/lib/contracts/team";
import { slugOfName } from "./slug-of-name";

describe("the address that a name would like to have", () => {
  it.each([
    ["Acme Robotics", "acme-robotics"],
    ["  R&D / Berlin  ", "r-d-berlin"],
    [`${"x".repeat(39)} yz`, "x".repeat(39)],
    ["東京", undefined],
    ["AB", undefined],
  ])("of %s is %s", (name, slug) => {
    expect(slugOfName(name)).toBe(slug);
  });

  it("is one that a team may have, whatever the name", () => {
    const names = fc.oneof(fc.string(), fc.stringMatching(/^[A-Za-z0-9 .&-]{0,60}$/));
    fc.assert(
      fc.property(names, (name) => {
        const slug = slugOfName(name);
        if (slug !== undefined) expect(changeTeamSlug.input.parse({ slug })).toEqual({ slug });
      }),
    );
  });
});
