import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "@/lib/contracts/permissions";
import { PLANS } from "@/lib/contracts/roles";
import { planBrings, planGains, planLosses, planStops } from "./plan-words";

const NOTHING = { scim: false, scimKeys: 0, managedMembers: 0, ssoMethods: 0, heldRoles: [] };
const MUCH = { scim: true, scimKeys: 2, managedMembers: 7, ssoMethods: 1, heldRoles: ["community_manager" as const] };

describe("what the plans bring", () => {
  it("names every permission once, each on the plan that has it first", () => {
    const brought = PLANS.flatMap(planBrings);
    for (const { sentence, plan } of Object.values(PERMISSIONS)) {
      expect(brought.filter((each) => each === sentence)).toHaveLength(1);
      expect(planBrings(plan)).toContain(sentence);
    }
  });

  it("gains on the way up what it loses on the way down, but for roles, which stay", () => {
    for (const from of PLANS) {
      for (const to of PLANS) {
        const gained = planGains(from, to).filter((sentence) => !sentence.startsWith("The "));
        expect(gained.toSorted()).toEqual(planLosses(to, from).toSorted());
      }
    }
  });
});

describe("what stops on a lower plan", () => {
  it("is said for what the team uses", () => {
    const stops = planStops({ plan: "enterprise", uses: MUCH }, "team").join("\n");
    expect(stops).toMatch(/SCIM provisioning stops.*2 keys.*Enterprise/);
    expect(stops).toContain("The 7 members that it manages stay");
    expect(stops).toContain("Your SSO method stays as it is");
    expect(stops).toContain("audit log goes on");
    expect(stops).toContain("Community manager role gives nothing");
  });

  it("is not said of what the lower plan has, too", () => {
    const stops = planStops({ plan: "enterprise", uses: MUCH }, "business");
    expect(stops).toHaveLength(2);
    expect(stops.join()).not.toMatch(/SSO|audit|role/);
    expect(planStops({ plan: "team", uses: MUCH }, "free")).toEqual([]);
  });

  it("is not said of what the team does not use", () => {
    expect(planStops({ plan: "enterprise", uses: NOTHING }, "business")).toEqual([]);
    expect(planStops({ plan: "enterprise", uses: { ...NOTHING, scim: true } }, "business")).toEqual([
      "SCIM provisioning stops: every request of your identity provider is refused.",
    ]);
  });
});
