import { describe, expect, it } from "vitest";
import { ENTERPRISE_USER_URN, GROUP_URN, USER_URN } from "../urns";
import { printPath, resolvePath } from "./attribute-path";
import { groupResourceType, userResourceType } from "./resource-types";

function resolved(text: string, type = userResourceType): string | undefined {
  const path = resolvePath(type, text);
  return path && ("extension" in path ? `extension ${path.extension.id}` : printPath(path));
}

describe("resolvePath", () => {
  it.each([
    ["userName", "userName"],
    ["USERNAME", "userName"],
    ["name.FamilyName", "name.familyName"],
    ["externalId", "externalId"],
    ["meta.lastmodified", "meta.lastModified"],
    [`${USER_URN}:emails.value`, "emails.value"],
    [`${USER_URN.toUpperCase()}:userName`, "userName"],
    [`${USER_URN}:externalId`, "externalId"],
    [ENTERPRISE_USER_URN, `extension ${ENTERPRISE_USER_URN}`],
    [`${ENTERPRISE_USER_URN}:manager.value`, `${ENTERPRISE_USER_URN}:manager.value`],
    [`${ENTERPRISE_USER_URN}.manager`, `${ENTERPRISE_USER_URN}:manager`],
    ["department", `${ENTERPRISE_USER_URN}:department`],
    ["manager.$ref", `${ENTERPRISE_USER_URN}:manager.$ref`],
  ])("finds %s", (text, expected) => {
    expect(resolved(text)).toBe(expected);
  });

  it.each([
    "",
    ".",
    "shoeSize",
    "name.shoeSize",
    "name.givenName.first",
    "userName.value",
    GROUP_URN,
    `${USER_URN}:`,
    `${USER_URN}:department`,
    `${USER_URN}x:userName`,
    `${ENTERPRISE_USER_URN}:userName`,
    `${ENTERPRISE_USER_URN}User:department`,
    "__proto__",
    "constructor",
  ])("finds nothing at %j", (text) => {
    expect(resolved(text)).toBeUndefined();
  });

  it("knows a group's attributes and no person's", () => {
    expect(resolved(`${GROUP_URN}:members.value`, groupResourceType)).toBe("members.value");
    expect(resolved("department", groupResourceType)).toBeUndefined();
  });
});
