import { afterAll, beforeAll, describe } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { largeDatabases } from "@/db/testing/large-databases";
import { declaredContract } from "@/scim/testing/contract-declared";
import { exampleSchemas } from "@/scim/testing/declared-example";
import { storeContract } from "@/scim/testing/store-contract";
import { directoryTeam } from "./testing/directory-team";

for (const { name, isHere, open } of largeDatabases) {
  describe.skipIf(!isHere)(`the storage port over ${name}`, () => {
    let database: OpenDatabase;
    beforeAll(async () => {
      database = await open();
    });
    afterAll(() => database.close());

    const subjectWith = (schemas: typeof exampleSchemas) => async () => {
      const [team, other] = [
        await directoryTeam(database.db, { schemas }),
        await directoryTeam(database.db, { schemas }),
      ];
      return { store: team.store, otherTeam: other.store, close: async () => {} };
    };

    storeContract(subjectWith([]));
    declaredContract(subjectWith(exampleSchemas));
  });
}
