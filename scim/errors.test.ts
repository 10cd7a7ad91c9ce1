import { describe, expect, it } from "vitest";
import { notFound, ScimError } from "./errors";
import { scimClient } from "./testing/scim-client";

describe("the detail of an error", () => {
  it("is as it was written, with its status as text", () => {
    expect(new ScimError(404, "There is none. Look it up.").toJson()).toEqual({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: "404",
      detail: "There is none. Look it up.",
    });
  });

  it("keeps its beginning and its advice, however long the text is that it quotes", () => {
    const { detail } = notFound(`There is no "${"x".repeat(5_000)}". Look it up.`).toJson();
    expect(detail).toHaveLength(1_000);
    expect(detail).toMatch(/^There is no "x+…x+"\. Look it up\.$/);
  });

  it("has no half characters where it was shortened", () => {
    for (const start of ["", "x"]) {
      const { detail } = notFound(start + "😀".repeat(2_000)).toJson();
      expect(typeof detail === "string" && detail.isWellFormed()).toBe(true);
    }
  });

  it("is short for a path, a filter, a name or a number that is not", async () => {
    const send = scimClient();
    const long = "x".repeat(4_000);
    for (const target of [`/${long}`, `/Users?filter=${long}`, `/Users?sortBy=${long}`, `/Users?count=${long}`]) {
      const { status, body } = await send("GET", target);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(JSON.stringify(body).length).toBeLessThan(1_200);
    }
  });
});
