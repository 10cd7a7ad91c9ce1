import { describe, expect, it } from "vitest";
import { oidcSettings } from "./sso-settings";

const SETTINGS = { issuer: "https://idp.example", clientId: "muster" };

describe("the claim by which people are recognised", () => {
  it.each([undefined, "sub", "oid", "uid"])("may be %j", (subjectClaim) => {
    expect(oidcSettings.safeParse({ ...SETTINGS, subjectClaim }).success).toBe(true);
  });

  it.each(["email", " Email ", "preferred_username", "name", "upn"])(
    "may not be %j: somebody else can have the value later, or by typing it",
    (subjectClaim) => {
      const { error } = oidcSettings.safeParse({ ...SETTINGS, subjectClaim });
      expect(error?.issues).toMatchObject([
        { path: ["subjectClaim"], message: expect.stringContaining("such as sub") },
      ]);
    },
  );
});
