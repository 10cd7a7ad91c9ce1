import { describe, expect, it } from "vitest";
import { ADMIN_ROLE, BILLING_ROLE, DEFAULT_ROLE } from "@/lib/contracts/roles";
import { joiningSentence, leavingSentence } from "./membership-words";
import { shiftSentence } from "./shift-sentence";

const group = { name: "Leads", roles: [ADMIN_ROLE, DEFAULT_ROLE] };
const own = (role: typeof ADMIN_ROLE) => ({ role, own: true, groups: [] });
const by = (role: typeof ADMIN_ROLE, ...groups: string[]) => ({ role, own: false, groups });

describe("leavingSentence", () => {
  it("names the roles that come from this group alone", () => {
    const roles = [by(ADMIN_ROLE, "Leads"), by(DEFAULT_ROLE, "Engineering", "Leads"), own(BILLING_ROLE)];
    expect(leavingSentence({ name: "Ada", roles }, group)).toBe("Ada stays in the team and loses Admin, at once.");
  });

  it("says so when nothing is lost", () => {
    const roles = [own(ADMIN_ROLE), own(DEFAULT_ROLE)];
    expect(leavingSentence({ name: "Ada", roles }, group)).toBe("Ada stays in the team and keeps all roles.");
  });
});

describe("joiningSentence", () => {
  it("names who gains which roles", () => {
    const people = [
      { name: "Ada", roles: [own(DEFAULT_ROLE)] },
      { name: "Bea", roles: [own(ADMIN_ROLE), own(DEFAULT_ROLE)] },
      { name: "Cleo", roles: [own(ADMIN_ROLE)] },
    ];
    expect(joiningSentence(people, group)).toBe("Ada and Cleo gain Admin and Developer, at once.");
    expect(joiningSentence(people.slice(1, 2), group)).toBe("Nobody of them gains a role by it.");
  });
});

describe("shiftSentence", () => {
  it("names the first ones, says who is not active, and counts the rest", () => {
    const first = [
      { id: "usr_1", name: "Ada", status: "active" as const },
      { id: "usr_2", name: "Bea", status: "deactivated" as const },
    ];
    expect(shiftSentence({ role: ADMIN_ROLE, total: 12, first }, "gains")).toBe(
      "12 people gain Admin: Ada, Bea (deactivated) and 10 more",
    );
    expect(shiftSentence({ role: ADMIN_ROLE, total: 1, first: first.slice(0, 1) }, "loses")).toBe(
      "1 person loses Admin: Ada",
    );
  });
});
