import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { exportMembers as contract } from "@/lib/contracts/members";
import { ADMIN_ROLE, DEFAULT_ROLE } from "@/lib/contracts/roles";
import type { Download } from "@/lib/export/download";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { exportMembers } from "./export-members";
import { type PeopleTeam, peopleTeam } from "./testing/people-team";

const NOW = new Date("2026-11-25T12:00:00.000Z");
const MANY = 1_200;

/** Its lines without the byte order mark and the headings, and how many each piece had. */
async function linesOf({ chunks }: Download) {
  const pieces: string[] = [];
  for await (const chunk of chunks) pieces.push(chunk);
  const lines = pieces.join("").replace("\uFEFF", "").trimEnd().split("\r\n");
  return { headings: lines[0], lines: lines.slice(1), sizes: pieces.map((piece) => piece.split("\r\n").length - 1) };
}

describe.each(databases)("an export of members in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => NOW };
  });
  afterAll(() => opened.close());

  const exported = (team: PeopleTeam, query: object = {}) =>
    exportMembers(services, team.admin("members.export"), contract.input.parse(query));

  it("has everybody once, in the order in which they were added, in pieces of at most a batch", async () => {
    const team = await peopleTeam(opened.db);
    await rows(
      opened.db,
      sql`insert into members (team_id, id, document, source, joined_at)
        select ${team.teamId}, 'usr_' || lpad(i::text, 26, '0'), jsonb_build_object('userName', 'user ' || i), 'scim', now()
        from generate_series(1, ${MANY}::integer) i`,
    );
    const { lines, sizes } = await linesOf(await exported(team));
    const ids = lines.map((line) => line.split(",")[0] ?? "");
    expect([ids.length, new Set(ids).size]).toEqual([MANY + 1, MANY + 1]);
    expect(ids).toEqual(ids.toSorted());
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
  });

  it("tells of each member what the list tells, and nothing that a spreadsheet would run", async () => {
    const team = await peopleTeam(opened.db);
    const emails = [{ value: `ada@${team.teamId}.example` }];
    const { id } = await team.scim.users.create({
      document: { userName: "=cmd()", displayName: 'Ada "Countess", Lovelace', externalId: "00u1", emails },
    });
    await rows(opened.db, sql`update members set created_at = ${NOW.toISOString()}::timestamptz where id = ${id}`);
    await rows(opened.db, sql`update members set joined_at = ${NOW.toISOString()}::timestamptz where id = ${id}`);
    const group = await team.group([ADMIN_ROLE], [id]);
    await rows(opened.db, sql`update groups set document = '{"displayName": "Engineering"}' where id = ${group}`);
    const { headings, lines } = await linesOf(await exported(team, { source: "scim" }));
    expect(headings).toBe(
      "id,name,user name,e-mail,status,source,managed by identity provider,own roles,roles by group,groups," +
        "cannot sign in because,joined,added,external id",
    );
    const time = NOW.toISOString();
    expect(lines).toEqual([
      `${id},"Ada ""Countess"", Lovelace",'=cmd(),ada@${team.teamId}.example,active,scim,false,developer,admin,` +
        `Engineering,,${time},${time},00u1`,
    ]);
  });

  it("has only whom the filters let through, and leaves an audit row that says so", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const group = await team.group([], [memberId]);
    const { lines } = await linesOf(await exported(team, { group, status: "active" }));
    expect(lines.map((line) => line.split(",")[0])).toEqual([memberId]);
    expect(await exported(team)).toMatchObject({
      mediaType: "text/csv",
      fileName: expect.stringMatching(/-members-2026-11-25\.csv$/),
    });
    expect(await auditOf(opened.db, team.teamId)).toMatchObject([
      { action: "member.exported", actorId: team.memberId, details: { filters: { group, status: "active" } } },
      { action: "member.exported", details: { filters: {} } },
    ]);
  });
});
