import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "./endpoints";
import { decide, PERMISSIONS } from "./permissions";
import { PLANS, ROLES } from "./roles";
import { permissionCells } from "./testing/permission-matrix";

describe("the permission table", () => {
  it.each(permissionCells())("$endpoint as $role on $plan: $verdict", ({ endpoint, role, plan, verdict }) => {
    const access = ENDPOINTS[endpoint]?.permission ?? "scim.enable";
    const decision = access === "session" ? ({ allowed: true } as const) : decide([role], plan, access);
    expect(decision.allowed ? "allowed" : decision.reason).toBe(verdict);
  });

  it("gives a member the union of their roles, and nothing to one without a role", () => {
    expect(decide(["billing", "developer"], "enterprise", "scim.enable")).toMatchObject({
      allowed: false,
      reason: "role",
    });
    expect(decide(["billing", "admin"], "enterprise", "scim.enable")).toEqual({ allowed: true });
    expect(decide([], "enterprise", "team.read")).toMatchObject({ allowed: false, reason: "role" });
  });

  it("says which roles and which plan would do", () => {
    expect(decide(["developer"], "free", "scim.enable")).toEqual({ allowed: false, reason: "role", roles: ["admin"] });
    expect(decide(["admin"], "business", "scim.enable")).toEqual({
      allowed: false,
      reason: "plan",
      plan: "enterprise",
    });
  });

  it("never takes back on a higher plan what a lower one allows", () => {
    for (const permission of Object.keys(PERMISSIONS)) {
      if (!isPermission(permission)) continue;
      for (const role of ROLES) {
        const allowed = PLANS.map((plan) => decide([role], plan, permission).allowed);
        expect(allowed).toEqual(allowed.toSorted((left, right) => Number(left) - Number(right)));
      }
    }
  });
});

function isPermission(name: string): name is keyof typeof PERMISSIONS {
  return Object.hasOwn(PERMISSIONS, name);
}
