import { describe, expect, it } from "vitest";
import { scimObstacle } from "./scim-obstacle";

const READY = { plan: true, sso: true, breakGlassAdmins: ["Ada Lovelace"] };

describe("scimObstacle", () => {
  it("is nothing when all is ready", () => {
    expect(scimObstacle(READY, true)).toBeUndefined();
  });

  it("names the plan before anything else", () => {
    expect(scimObstacle({ plan: false, sso: false, breakGlassAdmins: [] }, true)).toBe("plan");
    expect(scimObstacle(READY, false)).toBe("plan");
  });

  it("then single sign-on, then the admin who can sign in without it", () => {
    expect(scimObstacle({ ...READY, sso: false, breakGlassAdmins: [] }, true)).toBe("sso");
    expect(scimObstacle({ ...READY, breakGlassAdmins: [] }, true)).toBe("break-glass");
  });
});
