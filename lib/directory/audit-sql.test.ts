import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { writeStatement } from "@/db/statement";
import { databases } from "@/db/testing/each-database";
import { auditInsert, auditOfEach, auditValues } from "./audit-sql";
import type { DirectoryActor } from "./directory-actor";
import { directoryTeam } from "./testing/directory-team";

const write = writeStatement<object, "team" | "changes">(
  "audit_of_each_test",
  ({ team, changes }) => sql`with changed as (
      select * from jsonb_to_recordset(${changes}::jsonb) as r(id text, name text, audit jsonb)),
    audited as (${auditInsert(auditOfEach(team), "changed")})
    select`,
);

const requests = [
  { ip: "192.0.2.1", userAgent: 'Okta\'s "1"', requestId: "req_1", at: new Date("2026-11-26T07:00:00.123Z") },
  { ip: null, userAgent: null, requestId: null, at: new Date("2026-11-26T07:00:00.124Z") },
];

describe.each(databases)("audit rows of one statement for several requests in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("tell each of its own request", async () => {
    const { teamId } = await directoryTeam(database.db);
    const changes = requests.map(({ at, ...request }, n) => {
      const actor: DirectoryActor = {
        teamId,
        audit: { kind: "scim_key", id: `key_${n}`, name: `Key ${n}`, ...request },
      };
      return { id: `usr_${n}`, name: `P${n}`, audit: auditValues(actor, at, "member.changed", { changed: [`a${n}`] }) };
    });
    await write(database.db, { team: teamId, changes: JSON.stringify(changes) });
    const audited = await rows(
      database.db,
      sql`select at, actor_kind, actor_id, actor_name, action, target_id, target_name, details, ip, user_agent, request_id
        from audit_events where team_id = ${teamId} order by at`,
    );
    expect(audited).toEqual(
      requests.map(({ ip, userAgent, requestId, at }, n) => ({
        at,
        actor_kind: "scim_key",
        actor_id: `key_${n}`,
        actor_name: `Key ${n}`,
        action: "member.changed",
        target_id: `usr_${n}`,
        target_name: `P${n}`,
        details: { changed: [`a${n}`] },
        ip,
        user_agent: userAgent,
        request_id: requestId,
      })),
    );
  });
});
