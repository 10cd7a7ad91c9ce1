import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { freshDatabase } from "@/db/testing/fresh-database";
import { coreResourceTypes } from "@/scim";
import { exampleSchemas, exampleTypes } from "@/scim/testing/declared-example";
import { teamSchemas } from "./team-schemas";
import { directoryTeam } from "./testing/directory-team";

describe("teamSchemas", () => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await freshDatabase();
  });
  afterAll(() => opened.close());

  const closed = new Proxy({} as OpenDatabase["db"], {
    get: () => {
      throw new Error("The database was asked.");
    },
  });

  it("asks nothing of the database for a team that never declared a schema", async () => {
    expect(await teamSchemas(closed, "tm_1", 0)).toEqual({ version: 0, resourceTypes: coreResourceTypes });
  });

  it("gives what was declared, and asks once for each version", async () => {
    const { teamId } = await directoryTeam(opened.db, { schemas: exampleSchemas });
    const first = await teamSchemas(opened.db, teamId, 1);
    expect(first).toEqual({ version: 1, resourceTypes: exampleTypes });
    expect(await teamSchemas(closed, teamId, 1)).toBe(first);
    await rows(opened.db, sql`delete from scim_schemas where team_id = ${teamId} and resource_type = 'Group'`);
    await rows(opened.db, sql`update scim_settings set schemas_version = 2 where team_id = ${teamId}`);
    const second = await teamSchemas(opened.db, teamId, 2);
    expect(second.resourceTypes.Group).toBe(coreResourceTypes.Group);
    expect(second.resourceTypes.User.extensions).toHaveLength(3);
  });

  it("gives a version that is newer by now under its own number", async () => {
    const { teamId } = await directoryTeam(opened.db, { schemas: exampleSchemas });
    await rows(opened.db, sql`update scim_settings set schemas_version = 5 where team_id = ${teamId}`);
    expect((await teamSchemas(opened.db, teamId, 4)).version).toBe(5);
    expect((await teamSchemas(closed, teamId, 5)).version).toBe(5);
  });

  it("forgets who was not asked for the longest", async () => {
    const { teamId } = await directoryTeam(opened.db, { schemas: exampleSchemas });
    await teamSchemas(opened.db, teamId, 1);
    for (let index = 0; index < 255; index += 1) await teamSchemas(opened.db, `tm_other_${index}`, 1);
    await teamSchemas(closed, teamId, 1);
    for (let index = 0; index < 256; index += 1) await teamSchemas(opened.db, `tm_another_${index}`, 1);
    await expect(teamSchemas(closed, teamId, 1)).rejects.toThrow("The database was asked");
  });
});
