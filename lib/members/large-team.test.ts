import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { freshPostgres } from "@/db/testing/postgres";
import { plansOf, statementsOf } from "@/db/testing/query-plans";
import { listAuditEvents } from "@/lib/audit/list-audit-events";
import { systemClock } from "@/lib/clock";
import { listAuditEvents as auditContract } from "@/lib/contracts/audit";
import { listGroups as groupsContract } from "@/lib/contracts/groups";
import { exportMembers as exportContract, listMembers as membersContract } from "@/lib/contracts/members";
import { COUNTED_MAX, FOUND_MAX } from "@/lib/contracts/page";
import { listGroups } from "@/lib/groups/list-groups";
import { readScim } from "@/lib/provisioning/read-scim";
import type { SettingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { readRoles } from "@/lib/team/read-roles";
import { readTeam } from "@/lib/team/read-team";
import { readViewer } from "@/lib/team/read-viewer";
import { exportMembers } from "./export-members";
import { listMemberSessions } from "./list-member-sessions";
import { listMembers } from "./list-members";
import { readMember } from "./read-member";
import { readMemberProfile } from "./read-member-profile";
import { LARGE_TEAM_MEMBERS, nthId, seedLargeTeam } from "./testing/large-team";

/** As many as are counted, with what stands between them in a table. */
const ROWS_MAX = 1.2 * COUNTED_MAX;
/** Of which a team, or all teams together, have that many. */
const LONG_TABLES = new Set(["members", "accounts", "member_roles", "group_members", "audit_events", "sessions"]);

describe("the settings pages of a team with 100,000 members", () => {
  let opened: OpenDatabase;
  let services: Services;
  let team: SettingsTeam;
  beforeAll(async () => {
    opened = await freshPostgres();
    services = { db: opened.db, clock: systemClock };
    team = await seedLargeTeam(opened.db);
  }, 180_000);
  afterAll(() => opened.close());

  const members = (query: object) => listMembers(services, team.admin("team.read"), membersContract.input.parse(query));

  /** The most rows of a long table that one step of one statement reads. */
  async function mostRead(work: () => Promise<unknown>): Promise<number> {
    const nodes = (await plansOf(opened.db, work)).flatMap((plan) => plan.nodes);
    return Math.max(0, ...nodes.filter(({ table }) => LONG_TABLES.has(table ?? "")).map((node) => node.rows));
  }

  it("every page begins with statements that read a part of the team", async () => {
    expect(await mostRead(() => readTeam(services, team.admin("team.read")))).toBeLessThan(100);
    expect(await mostRead(() => readViewer(services, team.admin("team.read")))).toBeLessThan(100);
    expect(await mostRead(() => readScim(services, team.admin("scim.read")))).toBeLessThan(2_000);
  });

  it.each([
    {},
    { descending: true },
    { sort: "joined" },
    { sort: "joined", descending: true },
    { page: 400 },
    { status: "active" },
    { status: "invited" },
    { status: "deactivated" },
    { source: "scim" },
    { source: "sso" },
    { source: "invite", sort: "joined" },
    { role: "developer" },
    { role: "admin" },
    { role: "billing" },
    { group: nthId("grp", 1) },
    { group: nthId("grp", 2) },
    { group: nthId("grp", 1), status: "deactivated", role: "developer" },
  ])("the members of %j are listed without reading them all", async (query) => {
    expect(await mostRead(() => members(query))).toBeLessThan(ROWS_MAX);
  });

  it.each(["a", "é", "zz", "ad", "abc", "zzz", "example", "person777", "person77777@", "99999"])(
    "a search for %s reads no more than it finds",
    async (search) => {
      for (const rest of [{}, { sort: "joined" }, { status: "active", role: "developer" }]) {
        expect(await mostRead(() => members({ search, ...rest }))).toBeLessThan(ROWS_MAX);
      }
      expect(await mostRead(() => members({ search, outside: nthId("grp", 2) }))).toBeLessThan(ROWS_MAX);
    },
  );

  it("a long list that was narrowed says that it was not counted to the end; the whole one is counted", async () => {
    expect(await members({ role: "developer" })).toMatchObject({ total: COUNTED_MAX, isMore: true });
    expect(await members({ search: "person" })).toMatchObject({ total: FOUND_MAX, isMore: true });
    expect((await members({ role: "developer", page: 1_000 })).items).toHaveLength(25);
    expect(await members({ status: "deactivated" })).toMatchObject({ total: LARGE_TEAM_MEMBERS / 100 });
    const everybody = LARGE_TEAM_MEMBERS + 1;
    expect(await readTeam(services, team.admin("team.read"))).toMatchObject({ counts: { members: everybody } });
    const { total, isMore = false } = await members({ page: 4_000 });
    expect([total, isMore]).toEqual([everybody, false]);
  });

  it("one or two letters find how names begin, three any part of names and addresses", async () => {
    const names = async (search: string) => (await members({ search, pageSize: 100 })).items.map(({ name }) => name);
    const found = await names("ab");
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((name) => !name.startsWith("Ab"))).toEqual([]);
    expect((await members({ search: "erson31415@" })).items).toMatchObject([{ id: nthId("usr", 31_415) }]);
  });

  it("the Roles page counts no further than it says", async () => {
    expect(await mostRead(() => readRoles(services, team.admin("team.read")))).toBeLessThan(ROWS_MAX);
    const { roles } = await readRoles(services, team.admin("team.read"));
    expect(roles.map(({ total, isMore = false, first }) => [total, isMore, first.length])).toEqual([
      [expect.any(Number), false, 5],
      [0, false, 0],
      [COUNTED_MAX, true, 5],
      [0, false, 0],
    ]);
  });

  it("a member's page reads of that member alone", async () => {
    const memberId = nthId("usr", 70);
    const pages = [
      () => readMember(services, team.admin("team.read"), { memberId }),
      () => readMemberProfile(services, team.admin("members.profile"), { memberId }),
      () => listMemberSessions(services, team.admin("members.sessions"), { memberId }),
    ];
    for (const page of pages) expect(await mostRead(page)).toBeLessThan(500);
  });

  it.each([
    {},
    { event: "member.created" },
    { event: "member" },
    { event: "team.renamed" },
    { period: "24h" },
    { actor: nthId("key", 1) },
    { actor: "okta" },
    { target: nthId("usr", 77) },
  ])("the audit log of %j is read a page at a time", async (query) => {
    const input = auditContract.input.parse(query);
    const events = () => listAuditEvents(services, team.admin("audit.read"), input);
    expect(await mostRead(events)).toBeLessThan(1_000);
  });

  it("the list of groups reads no member", async () => {
    const groups = () => listGroups(services, team.admin("groups.read"), groupsContract.input.parse({}));
    const nodes = (await plansOf(opened.db, groups)).flatMap((plan) => plan.nodes);
    expect(nodes.filter(({ table }) => table === "members" || table === "member_roles")).toEqual([]);
  });

  it("an export reads a batch when it is taken, however long it gets", async () => {
    const actor = team.admin("members.export");
    const { chunks } = await exportMembers(services, actor, exportContract.input.parse({}));
    const pieces = chunks[Symbol.asyncIterator]();
    await pieces.next();
    let lengthMax = 0;
    for (let batch = 0; batch < 20; batch++) {
      let piece = "";
      const statements = await statementsOf(opened.db, async () => {
        piece = String((await pieces.next()).value);
      });
      lengthMax = Math.max(lengthMax, piece.split("\r\n").length - 1);
      expect(statements.length).toBeLessThan(6);
    }
    expect(lengthMax).toBe(500);
    expect(await statementsOf(opened.db, async () => pieces.return?.())).toEqual([]);
  });
});
