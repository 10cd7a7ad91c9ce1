import { expect, it } from "vitest";
import { LIMITS } from "@/scim";
import { discover } from "./examples/discovery";
import { referenceLimits } from "./limits";
import { describedHere } from "./testing/described-here";

const rows = referenceLimits(describedHere.limits);

function limitOf(what: string): string | undefined {
  return rows.find((row) => row.what === what)?.limit;
}

it("the limits of the reference are those that the server announces", async () => {
  const { bulk, filter, pagination } = await discover(describedHere, "/ServiceProviderConfig");
  expect(bulk).toMatchObject({ maxOperations: 90, maxPayloadSize: 700_000 });
  expect(filter).toMatchObject({ maxResults: 170 });
  expect(pagination).toMatchObject({ cursorTimeout: 1260, defaultPageSize: 100 });
  expect(limitOf("Operations of a Bulk request")).toBe("90");
  expect(limitOf("Body of a Bulk request")).toBe("700,000 bytes");
  expect(limitOf("Resources on a page")).toBe("170; 100 without `count`");
  expect(limitOf("Age of a cursor")).toBe("21 minutes");
  expect(limitOf("Body of a request")).toBe("300,000 bytes");
});

it("every fixed limit of the protocol is in the reference", () => {
  const shown = rows.map(({ limit }) => limit).join("\n");
  for (const limit of Object.values(LIMITS)) expect(shown).toContain(limit.toLocaleString("en-US"));
});
