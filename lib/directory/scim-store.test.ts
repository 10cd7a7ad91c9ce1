import { afterAll, beforeAll, describe } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { databases } from "@/db/testing/each-database";
import { declaredContract } from "@/scim/testing/contract-declared";
import { exampleSchemas } from "@/scim/testing/declared-example";
import { storeContract, writingContract } from "@/scim/testing/store-contract";
import { directoryTeam } from "./testing/directory-team";

describe.each(databases)("the storage port over $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const subjectWith = (seats: number) => async () => {
    const [team, other] = [await directoryTeam(database.db, { seats }), await directoryTeam(database.db, { seats })];
    return { store: team.store, otherTeam: other.store, close: async () => {} };
  };
  // Seats are counted under the team's lock where they are few, and not waited for where they are many.
  describe("of a team with many seats", () => storeContract(subjectWith(100_000)));
  describe("of a team with few seats", () => writingContract(subjectWith(1_000)));

  declaredContract(async () => {
    const schemas = exampleSchemas;
    const [team, other] = [
      await directoryTeam(database.db, { schemas }),
      await directoryTeam(database.db, { schemas }),
    ];
    return { store: team.store, otherTeam: other.store, close: async () => {} };
  });
});
