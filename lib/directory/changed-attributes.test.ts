import { expect, it } from "vitest";
import { ENTERPRISE_USER_URN } from "@/scim";
import { changeDetails, changedAttributes } from "./changed-attributes";

const declared = "urn:example:badge";
const before = {
  schemas: ["a"],
  userName: "ada",
  title: "x",
  active: true,
  [ENTERPRISE_USER_URN]: { department: "A" },
};
const after = { schemas: ["b"], userName: "ada", active: false, [ENTERPRISE_USER_URN]: { department: "B" } };

it("names what differs, and keeps the values of before and after", () => {
  const changed = changedAttributes(before, after);
  expect(changeDetails(before, after, changed)).toEqual({
    changed: ["title", "active", ENTERPRISE_USER_URN],
    before: { title: "x", active: true, [ENTERPRISE_USER_URN]: { department: "A" } },
    after: { active: false, [ENTERPRISE_USER_URN]: { department: "B" } },
  });
});

it("keeps no value that the team declared, which may be a secret, and none that is long", () => {
  const next = { ...before, [declared]: { pin: "1234" }, title: "x".repeat(1_000) };
  expect(changeDetails(before, next, changedAttributes(before, next))).toEqual({ changed: ["title", declared] });
});
