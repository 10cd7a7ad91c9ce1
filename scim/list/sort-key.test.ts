import { describe, expect, it } from "vitest";
import { resolvePath } from "../schema/attribute-path";
import { userResourceType } from "../schema/resource-types";
import { sortKey } from "./sort-key";

const user = {
  userName: "Ada",
  externalId: "Ext",
  active: false,
  emails: [{ value: "First@x" }, { value: "Primary@x", primary: true }],
  phoneNumbers: [{ value: "1" }, { value: "2" }],
  name: { familyName: "Lovelace" },
  meta: { created: "1970-01-01T00:00:01Z" },
};

describe("sortKey", () => {
  it.each([
    ["userName", "ada"],
    ["externalId", "Ext"],
    ["active", false],
    ["name.familyName", "lovelace"],
    ["name.givenName", undefined],
    ["title", undefined],
    ["emails", "primary@x"],
    ["emails.value", "primary@x"],
    ["phoneNumbers", "1"],
    ["manager", undefined],
    ["meta.created", 1000],
  ])("of %s is %j", (text, key) => {
    const target = resolvePath(userResourceType, text);
    if (!target || "extension" in target) throw new Error(`No attribute ${text}.`);
    expect(sortKey(user, target)).toBe(key);
  });
});
