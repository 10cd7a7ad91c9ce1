import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "./database";
import { foreignKeyViolation, uniqueViolation } from "./errors";
import { accounts, groups, teams } from "./schema/tables";
import { databases } from "./testing/each-database";

describe.each(databases)("database errors on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
    await opened.db.insert(teams).values({ id: "tm_1", name: "T", plan: "team", seats: 1 });
    await opened.db.insert(accounts).values({ id: "acc_1", email: "Ada@acme.example", name: "Ada" });
  });
  afterAll(() => opened.close());

  async function failure(attempt: PromiseLike<unknown>): Promise<unknown> {
    return attempt.then(
      () => "no error",
      (error: unknown) => error,
    );
  }

  it("names the unique index that was violated, as a constraint or an index", async () => {
    const index = await failure(
      opened.db.insert(accounts).values({ id: "acc_2", email: "ADA@acme.example", name: "Ada" }),
    );
    expect(uniqueViolation(index)).toBe("accounts_email_key");
    expect(foreignKeyViolation(index)).toBeUndefined();
    const key = await failure(opened.db.insert(teams).values({ id: "tm_1", name: "T", plan: "team", seats: 1 }));
    expect(uniqueViolation(key)).toBe("teams_pkey");
  });

  it("names the foreign key that was violated, inside a transaction, too", async () => {
    const error = await failure(
      opened.db.transaction((tx) =>
        tx.insert(groups).values({ teamId: "tm_0", id: "grp_1", source: "scim", document: { displayName: "G" } }),
      ),
    );
    expect(foreignKeyViolation(error)).toBe("groups_team_id_teams_id_fk");
    expect(uniqueViolation(error)).toBeUndefined();
  });

  it("leaves other errors alone", async () => {
    const error = await failure(opened.db.update(teams).set({ seats: 1e12 }).where(eq(teams.id, "tm_1")));
    expect(error).toBeInstanceOf(Error);
    expect([uniqueViolation(error), foreignKeyViolation(error)]).toEqual([undefined, undefined]);
    expect(uniqueViolation("no error")).toBeUndefined();
  });
});
