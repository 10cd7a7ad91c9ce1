import { describe, expect, it } from "vitest";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { roleOrigin } from "./role-origin";

const role = DEFAULT_ROLE;

describe("roleOrigin", () => {
  it("says nothing of a role that was given to the member alone", () => {
    expect(roleOrigin({ role, own: true, groups: [] })).toBeUndefined();
  });

  it("names the group that gives a role", () => {
    expect(roleOrigin({ role, own: false, groups: ["Engineering"] })).toEqual({
      text: "by Engineering",
      sentence: "Developer because of group Engineering",
    });
  });

  it("shortens several groups in the row and names them all in the sentence", () => {
    expect(roleOrigin({ role, own: false, groups: ["A", "B", "C"] })).toEqual({
      text: "by A and 2 more",
      sentence: "Developer because of groups A, B and C",
    });
  });

  it("tells when the role would stay without the group", () => {
    expect(roleOrigin({ role, own: true, groups: ["A"] })?.sentence).toBe(
      "Given to this member, and also because of group A",
    );
  });
});
