import { describe, expect, it } from "vitest";
import { declareScimSchema } from "@/lib/contracts/scim-schemas";
import { suggestUrn } from "./suggest-urn";

const PREFIX = "urn:ietf:params:scim:schemas:extension:";

function schema(urn: string) {
  return { urn, resourceType: "User" as const, name: "n", description: "", attributes: [] };
}

describe("suggestUrn", () => {
  it("has the team's name and the type in it", () => {
    expect(suggestUrn("Acme Robotics", "User", [])).toBe(`${PREFIX}acme-robotics:2.0:User`);
    expect(suggestUrn("Acme Robotics", "Group", [])).toBe(`${PREFIX}acme-robotics:2.0:Group`);
  });

  it("goes on counting while it is taken, in any case", () => {
    const schemas = [schema(`${PREFIX}ACME:2.0:User`), schema(`${PREFIX}acme-2:2.0:User`)];
    expect(suggestUrn("Acme", "User", schemas)).toBe(`${PREFIX}acme-3:2.0:User`);
    expect(suggestUrn("Acme", "Group", schemas)).toBe(`${PREFIX}acme:2.0:Group`);
  });

  it.each(["Zoë & Söhne", "…", "Enterprise", "  ", "日本", "x".repeat(300), "-a-"])(
    "is a URN for a team named %j",
    (name) => {
      const urn = suggestUrn(name, "User", []);
      expect(declareScimSchema.input.safeParse({ urn, name: "n" }).error).toBeUndefined();
    },
  );
});
