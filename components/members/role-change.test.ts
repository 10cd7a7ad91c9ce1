import { describe, expect, it } from "vitest";
import { ADMIN_ROLE, BILLING_ROLE, DEFAULT_ROLE } from "@/lib/contracts/roles";
import { roleChange } from "./role-change";
import { exampleMember } from "./testing/example-member";

const none = { admin: false, breakGlass: false, planChanger: false };
const member = exampleMember({
  roles: [
    { role: ADMIN_ROLE, own: true, groups: [] },
    { role: BILLING_ROLE, own: false, groups: ["Finance"] },
    { role: DEFAULT_ROLE, own: true, groups: ["Engineering"] },
  ],
});

describe("roleChange", () => {
  it("is nothing when the own roles stay", () => {
    expect(roleChange(member, [ADMIN_ROLE, DEFAULT_ROLE])).toMatchObject({
      isSame: true,
      gains: [],
      losses: [],
      keeps: [],
    });
  });

  it("tells what is lost from what a group gives anyway", () => {
    expect(roleChange(member, [BILLING_ROLE])).toEqual({
      gains: [],
      losses: [ADMIN_ROLE],
      keeps: [BILLING_ROLE, DEFAULT_ROLE],
      isSame: false,
      problem: undefined,
    });
  });

  it("cannot leave a member without a role of their own, whatever groups give", () => {
    expect(roleChange(member, []).problem).toMatch(/at least one role/);
  });

  it("cannot take from the team what it needs", () => {
    const problem = (isLast: Partial<typeof none>) =>
      roleChange({ ...member, isLast: { ...none, ...isLast } }, [DEFAULT_ROLE]).problem;
    expect(problem({})).toBeUndefined();
    expect(problem({ admin: true })).toMatch(/only active admin/);
    expect(problem({ breakGlass: true })).toMatch(/without your identity provider/);
    expect(problem({ planChanger: true })).toBeUndefined();
    const payer = exampleMember({
      roles: [DEFAULT_ROLE, BILLING_ROLE].map((role) => ({ role, own: true, groups: [] })),
      isLast: { ...none, planChanger: true },
    });
    expect(roleChange(payer, [DEFAULT_ROLE]).problem).toMatch(/only one who can change the plan/);
  });
});
