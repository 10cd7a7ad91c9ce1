import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { databases } from "@/db/testing/each-database";
import { newTeam } from "@/lib/sessions/testing/people";
import { verifyDomain } from "./testing/verify-domain";
import { verifiedDomains } from "./verified-domains";

describe.each(databases)("the domains of a team in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("count when this team has verified them: not another, not one that is claimed only, not its subdomains", async () => {
    const { db } = database;
    const [team, other] = [await newTeam(db), await newTeam(db)];
    await verifyDomain(db, team, "acme.example");
    await verifyDomain(db, team, "claimed.example", null);
    await verifyDomain(db, other, "other.example");
    const asked = ["acme.example", "claimed.example", "other.example", "eu.acme.example"];
    expect([...(await verifiedDomains(db, team, asked))]).toEqual(["acme.example"]);
    expect((await verifiedDomains(db, team, [])).size).toBe(0);
  });
});
