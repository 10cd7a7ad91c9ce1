import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { freshPostgres } from "@/db/testing/postgres";
import { keptPlansOf, type PlanNode, plansOf, type QueryPlan } from "@/db/testing/query-plans";
import { nthId, seedLargeTeam } from "@/lib/members/testing/large-team";
import type { ResourceStore, ScimStore } from "@/scim";
import { type Send, scimClient } from "@/scim/testing/scim-client";
import { openScimStore } from "./scim-store";
import { behindKey } from "./testing/behind-key";

/** Whatever is asked for, one step of a plan reads few rows beyond those of a page and of a group's members. */
const ROWS_MAX = 1_000;
const SMALL_GROUP = nthId("grp", 2);
const PERSON = nthId("usr", 77_777);

describe("what connectors ask of a team with 100,000 people", () => {
  let opened: OpenDatabase;
  let send: Send;
  /** The same by requests that one key sends. */
  let sendByKey: Send;
  let users: ResourceStore;
  let storeOn: (db: Db) => ScimStore;
  let domain: string;
  beforeAll(async () => {
    opened = await freshPostgres();
    const { teamId } = await seedLargeTeam(opened.db);
    const audit = { kind: "scim_key", id: "key", name: "Key", ip: null, userAgent: null, requestId: null } as const;
    storeOn = (db) => openScimStore({ db, clock: () => new Date(), actor: { teamId, audit } });
    const store = storeOn(opened.db);
    send = scimClient({ store });
    const keyed = { db: behindKey(opened.db, "key"), clock: () => new Date(), actor: { teamId, audit } };
    sendByKey = scimClient({ store: openScimStore(keyed) });
    users = store.users;
    domain = `${teamId}.example`;
  }, 180_000);
  afterAll(() => opened.close());

  /** What each step of each statement of the request reads of a table, the most first. */
  async function reads(target: string, sends: readonly Send[] = [send]) {
    return mostFirst(await plansOf(opened.db, () => answersOf(target, sends)));
  }

  async function answersOf(target: string, sends: readonly Send[]) {
    for (const answer of await Promise.all(sends.map((each) => each("GET", target.replaceAll("~", domain))))) {
      expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    }
  }

  function mostFirst(plans: readonly QueryPlan[]) {
    const isRead = ({ table, index }: PlanNode) => table !== undefined || index !== undefined;
    const nodes = plans.flatMap(({ nodes }) => nodes).filter(isRead);
    expect(nodes.length).toBeGreaterThan(0);
    return nodes.toSorted((left, right) => right.rows - left.rows);
  }

  const filter = (text: string, rest = "") => `?filter=${encodeURIComponent(text)}${rest}`;

  it.each([
    `/Users/${PERSON}`,
    `/Users${filter('userName eq "person77777@~"')}`,
    `/Users${filter('USERNAME Eq "PERSON77777@~"')}`,
    `/Users${filter('externalId eq "nobody"')}`,
    `/Users${filter(`id eq "${PERSON}"`)}`,
    `/Users${filter('emails eq "person77777@~"')}`,
    `/Users${filter('emails.value eq "person77777@~"')}`,
    `/Users${filter('emails[type eq "work"].value eq "person77777@~"')}`,
    `/Users${filter('userName eq "person77777@~" and active eq true')}`,
    `/Users${filter('userName sw "person7777"')}`,
    `/Users${filter('userName co "son7777"')}`,
    `/Users${filter("active eq false", "&count=10")}`,
    "/Users?count=100",
    "/Users?count=100&startIndex=101",
    "/Users?count=100&startIndex=50001",
    "/Users?count=100&startIndex=99901",
    "/Users?count=100&attributes=userName&startIndex=90001",
    "/Users?count=100&excludedAttributes=groups",
    "/Users?count=0",
    "/Users?count=100&cursor",
    `/Groups/${SMALL_GROUP}`,
    `/Groups/${nthId("grp", 1)}?excludedAttributes=members`,
    `/Groups${filter(`displayName eq "nobody"`)}`,
    `/Groups${filter(`displayName eq "nobody"`, "&excludedAttributes=members")}`,
    "/Groups?count=100&excludedAttributes=members&startIndex=501",
    `/Groups${filter(`id eq "${SMALL_GROUP}" and members eq "${PERSON}"`, "&attributes=id")}`,
  ])("%s is found by its index", async (target) => {
    const [most] = await reads(target);
    expect(most).toMatchObject({ rows: expect.toSatisfy((rows: number) => rows <= ROWS_MAX) });
  });

  it.each([
    `/Users/${PERSON}`,
    `/Users${filter('userName eq "person77777@~"')}`,
    `/Users${filter('externalId eq "nobody"')}`,
    `/Users${filter('emails[type eq "work"].value eq "person77777@~"')}`,
    `/Users${filter('userName eq "person77777@~"', "&attributes=userName")}`,
    `/Groups/${nthId("grp", 1)}?excludedAttributes=members`,
    `/Groups${filter(`displayName eq "nobody"`, "&excludedAttributes=members")}`,
  ])("%s is found by its index, also by many at once", async (target) => {
    const [most] = await reads(
      target,
      Array.from({ length: 20 }, () => sendByKey),
    );
    expect(most).toMatchObject({ rows: expect.toSatisfy((rows: number) => rows <= ROWS_MAX) });
  });

  it.each([
    "/Users?count=100",
    "/Users?count=100&startIndex=101",
    "/Users?count=100&startIndex=50001",
    "/Users?count=100&attributes=userName",
    "/Users?count=100&attributes=userName,groups&startIndex=50001",
    "/Users?count=100&cursor",
    `/Users${filter('userName sw "person777"', "&count=100")}`,
    `/Users${filter('userName co "son777"', "&count=100")}`,
  ])("%s is planned once, not at each request", async (target) => {
    await opened.db.transaction(async (tx) => {
      const ask = scimClient({ store: storeOn(tx) });
      const plannedAnew = async () => {
        const query = sql`select coalesce(sum(custom_plans), 0)::integer as n from pg_prepared_statements
          where statement like '%from members%'`;
        return (await rows<{ n: number }>(tx, query))[0]?.n;
      };
      for (let n = 0; n < 8; n += 1) await ask("GET", target);
      const before = await plannedAnew();
      expect((await ask("GET", target)).status).toBe(200);
      expect(before).toBeGreaterThan(0);
      expect(await plannedAnew()).toBe(before);
    });
  });

  describe("and a tenth of all people are thought to be of any one team", () => {
    const setTeams = (text: string) => rows(opened.db, sql.raw(`alter table members alter team_id ${text}`));
    beforeAll(async () => {
      await setTeams("set (n_distinct = 10)");
      await rows(opened.db, sql`analyze members`);
    });
    afterAll(() => setTeams("reset (n_distinct)"));

    it.each([
      `/Users/${PERSON}`,
      `/Users${filter('userName eq "person77777@~"')}`,
      `/Users${filter('externalId eq "nobody"')}`,
      `/Users${filter('emails[type eq "work"].value eq "person77777@~"')}`,
      `/Users${filter('userName sw "person7777"')}`,
      `/Users${filter('userName co "son7777"')}`,
      "/Users?count=100&startIndex=101",
      "/Users?count=100&startIndex=50001",
      "/Users?count=100&attributes=userName&startIndex=50001",
      "/Users?count=100&cursor",
    ])("%s is found by its index, by the plan that is kept", async (target) => {
      for (const together of [1, 20]) {
        const plans = await keptPlansOf(opened.db, () =>
          answersOf(
            target,
            Array.from({ length: together }, () => sendByKey),
          ),
        );
        expect(mostFirst(plans)[0]?.rows).toBeLessThanOrEqual(ROWS_MAX);
      }
    });
  });

  it("a walk by cursor reads a page each time, also far behind", async () => {
    const first = await send("GET", "/Users?cursor&count=100");
    const cursors = [first.body.nextCursor as string];
    for (let page = 0; page < 3; page += 1) {
      const { body } = await send("GET", `/Users?count=100&cursor=${cursors.at(-1)}`);
      cursors.push(body.nextCursor as string);
    }
    for (const cursor of cursors) {
      const [most] = await reads(`/Users?count=100&cursor=${cursor}`);
      expect(most?.rows).toBeLessThanOrEqual(ROWS_MAX);
    }
  });

  it("what changed since a moment is found by the time of the change", async () => {
    const since = new Date(Date.now() + 60_000).toISOString();
    const [most] = await reads(`/Users${filter(`meta.lastModified gt "${since}"`)}`);
    expect(most?.rows).toBeLessThanOrEqual(ROWS_MAX);
  });

  it("people who are made together are looked up one by one", async () => {
    const named = (n: number) => ({ document: { userName: `person${n}@${domain}`, externalId: `${n}`, active: true } });
    const plans = await plansOf(opened.db, async () => {
      expect(await users.createMany?.([named(77_777), ...Array.from({ length: 99 }, (_, n) => named(-n))])).toEqual([]);
    });
    const read = plans.flatMap(({ nodes }) => nodes).filter(({ table }) => table !== undefined);
    expect(read.map(({ table }) => table)).toEqual(expect.arrayContaining(["members", "accounts", "invitations"]));
    for (const { table, rows } of read) expect([table, rows <= ROWS_MAX]).toEqual([table, true]);
  });

  it("a part of a userName is found by its letters", async () => {
    const [most] = await reads(`/Users${filter('userName co "son77777"')}`);
    expect(most?.rows).toBeLessThanOrEqual(ROWS_MAX);
  });

  it.each(["sw", "co"])("thousands that match by %s are all counted, and a page of them is shown", async (operator) => {
    const { body } = await send(
      "GET",
      `/Users${filter(`userName ${operator} "person7"`, "&count=100&startIndex=5001")}`,
    );
    expect(body.totalResults).toBe(11_111);
    expect(body.Resources).toHaveLength(100);
  });

  it("a group of 50,000 is read by its own rows", async () => {
    const [most] = await reads(`/Groups/${nthId("grp", 1)}`);
    expect(most).toMatchObject({ table: "group_members", type: expect.stringMatching(/^Index|^Bitmap/) });
  });
});
