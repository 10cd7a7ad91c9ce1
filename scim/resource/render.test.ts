import { describe, expect, it } from "vitest";
import { entityTag } from "../etag";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import type { StoredResource } from "../store";
import { BASE_URL } from "../testing/scim-client";
import { parseProjection } from "./projection";
import { renderInPieces, renderResource, resourceLocation } from "./render";

const stored: StoredResource = {
  id: "usr_1",
  version: 3,
  created: "2026-01-31T08:00:00.000Z",
  lastModified: "2026-01-31T09:00:00.000Z",
  text: '"schemas": ["urn:s"],  "userName": "ada\\u00e4"',
  references: [{ value: "grp_1", display: "Crew" }, { value: "grp_2" }],
  referencesTag: "0af3",
};
const whole = parseProjection(userResourceType, undefined, undefined);
const meta = {
  resourceType: "User",
  created: stored.created,
  lastModified: stored.lastModified,
  location: `${BASE_URL}/Users/usr_1`,
  version: entityTag(stored),
};

describe("renderResource", () => {
  it("adds id, groups and meta to the stored text as it stands", () => {
    const text = renderResource(userResourceType, stored, BASE_URL, whole);
    expect(text.startsWith('{"schemas": ["urn:s"],  "userName": "ada\\u00e4",')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      schemas: ["urn:s"],
      userName: "adaä",
      id: "usr_1",
      groups: [
        { value: "grp_1", $ref: `${BASE_URL}/Groups/grp_1`, display: "Crew", type: "direct" },
        { value: "grp_2", $ref: `${BASE_URL}/Groups/grp_2`, type: "direct" },
      ],
      meta,
    });
  });

  it("shows members with type and address, and no key for references that were not read", () => {
    const group = { ...stored, references: [{ value: "usr_1" }] };
    const { members } = JSON.parse(renderResource(groupResourceType, group, BASE_URL, whole)) as { members: unknown };
    expect(members).toEqual([{ value: "usr_1", $ref: `${BASE_URL}/Users/usr_1`, type: "User" }]);
    const { references: _, ...without } = stored;
    expect(JSON.parse(renderResource(groupResourceType, without, BASE_URL, whole))).not.toHaveProperty("members");
  });

  it("keeps a projection to what it names", () => {
    const projection = parseProjection(userResourceType, "groups.value,meta.version", undefined);
    expect(JSON.parse(renderResource(userResourceType, stored, BASE_URL, projection))).toEqual({
      schemas: ["urn:s"],
      id: "usr_1",
      groups: [{ value: "grp_1" }, { value: "grp_2" }],
      meta: { version: entityTag(stored) },
    });
  });

  it.each([0, 1, 400, 401, 2_500])(
    "gives the same text of a group of %i, in pieces when it is large",
    async (count) => {
      const references = Array.from({ length: count }, (_, n) => ({ value: `usr_${n}` }));
      const group: StoredResource = { ...stored, references };
      const given = renderInPieces(groupResourceType, group, BASE_URL, whole);
      expect(typeof given === "string").toBe(count <= 400);
      const pieces: string[] = [];
      for await (const piece of typeof given === "string" ? [given] : given) pieces.push(piece);
      expect(pieces.join("")).toBe(renderResource(groupResourceType, group, BASE_URL, whole));
      const members = pieces.map((piece) => piece.split('"$ref"').length - 1);
      expect(Math.max(...members)).toBeLessThanOrEqual(400);
    },
  );

  it("encodes the id in a location", () => {
    expect(resourceLocation(userResourceType, BASE_URL, "a/b ä")).toBe(`${BASE_URL}/Users/a%2Fb%20%C3%A4`);
  });
});
