import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type OpenDatabase, openDatabase } from "../client";
import { uniqueViolation } from "../errors";
import { migratePostgres } from "../migrate";
import { rows } from "../rows";
import { emptyPostgres } from "../testing/postgres";
import { connectForTests } from "../testing/postgres-address";
import { analyzePartitioned } from "./analyze-partitioned";
import { partitionTables } from "./partition-tables";
import { catalogOf, contentOf } from "./testing/catalog";
import { TEAMS, threeTeams } from "./testing/three-teams";

const PARTITIONS = 3;
const HOUR_MS = 60 * 60 * 1000;
const LARGE = [
  "audit_events",
  "former_members",
  "group_members",
  "group_roles",
  "groups",
  "invitation_links",
  "invitations",
  "mails",
  "member_roles",
  "members",
  "scim_unique_values",
];

async function migratedPostgres() {
  const made = await emptyPostgres();
  const open = await openDatabase({ dataDir: "", databaseUrl: made.url, databasePoolMax: 2 });
  const close = async () => {
    await open.close();
    await made.drop();
  };
  return { ...open, close, url: made.url };
}

/** The failure itself: what PostgreSQL says is in its cause. */
async function failureOf(work: Promise<unknown>): Promise<Error> {
  const error: unknown = await work.then(
    () => new Error("It succeeded."),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("It failed with something that is no error.");
  return error.cause instanceof Error ? error.cause : error;
}

describe("partitioned tables", () => {
  let open: OpenDatabase & { readonly url: string };
  let before: { readonly catalog: unknown; readonly content: unknown };
  let turned: readonly string[];
  beforeAll(async () => {
    open = await migratedPostgres();
    const { db } = open;
    await threeTeams(db);
    await db.execute(sql`alter table members set (fillfactor = 90), alter document set statistics 200`);
    await db.execute(sql`create statistics members_source on source, managed from members`);
    await db.execute(sql`grant select on members to public`);
    before = { catalog: await catalogOf(db, LARGE), content: await contentOf(db, LARGE) };
    turned = await partitionTables(db, { partitions: PARTITIONS });
  });
  afterAll(() => open.close());

  it("are all large tables of teams, with their rows, columns, keys, indexes, triggers, statistics and grants", async () => {
    expect(turned).toEqual(expect.arrayContaining(LARGE));
    expect(await contentOf(open.db, LARGE)).toEqual(before.content);
    expect(await catalogOf(open.db, LARGE)).toEqual(before.catalog);
    const partitions = sql`select c.reloptions, a.attstattarget::integer as target from pg_inherits i
      join pg_class c on c.oid = i.inhrelid join pg_attribute a on a.attrelid = c.oid and a.attname = 'document'
      where i.inhparent = 'public.members'::regclass`;
    const one = { reloptions: ["toast_tuple_target=4080", "fillfactor=90"], target: 200 };
    expect(await rows(open.db, partitions)).toEqual(Array.from({ length: PARTITIONS }, () => one));
  });

  it("are analyzed as a whole when nobody did so for a while", async () => {
    expect(await analyzePartitioned(open.db, HOUR_MS)).toEqual([]);
    await rows(open.db, sql`select pg_stat_reset()::text`);
    expect(await analyzePartitioned(open.db, HOUR_MS)).toEqual(turned);
    await expect.poll(() => analyzePartitioned(open.db, HOUR_MS)).toEqual([]);
  });

  it("are left alone by a second run, also with another number", async () => {
    expect(await partitionTables(open.db, { partitions: PARTITIONS + 1 })).toEqual([]);
    expect(await catalogOf(open.db, LARGE)).toEqual(before.catalog);
  });

  it("are looked into at one partition, where a statement names its team", async () => {
    const partitions = new Set<string>();
    for (const team of TEAMS) {
      const found = await rows<{ name: string }>(
        open.db,
        sql`select distinct tableoid::regclass::text as name from members where team_id = ${team}`,
      );
      for (const { name } of found) partitions.add(name);
      const plan = await rows(
        open.db,
        sql`explain select 1 from members m join member_roles r on r.team_id = m.team_id and r.member_id = m.id
          where m.team_id = ${team}`,
      );
      expect(JSON.stringify(plan)).toMatch(/ on members .* on member_roles | on member_roles .* on members /);
      expect(JSON.stringify(plan)).not.toContain("Append");
    }
    expect(partitions.size).toBeGreaterThan(1);
  });

  it("name the index of the whole table in an error", async () => {
    const twin = sql`insert into members (team_id, id, source, document)
      values ('tm_1', 'usr_twin', 'scim', '{"userName":"USER-1"}')`;
    expect(uniqueViolation(await failureOf(rows(open.db, twin)))).toBe("members_user_name");
    const again = sql`insert into groups (team_id, id, source, document)
      values ('tm_1', 'grp_1', 'scim', '{"displayName":"Other"}')`;
    expect(uniqueViolation(await failureOf(rows(open.db, again)))).toBe("groups_team_id_id_pk");
  });

  it("keep the audit log append-only, in a partition as well", async () => {
    const partitions = await rows<{ name: string }>(
      open.db,
      sql`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit_events'::regclass`,
    );
    for (const name of ["audit_events", ...partitions.map((partition) => partition.name)]) {
      const table = sql.raw(name);
      for (const statement of [
        sql`update ${table} set action = 'other'`,
        sql`delete from ${table}`,
        sql`truncate ${table}`,
      ]) {
        const isEmpty = (await rows(open.db, sql`select 1 from ${table} limit 1`)).length === 0;
        const { message } = await failureOf(rows(open.db, statement));
        if (!isEmpty) expect(message).toContain("append-only");
      }
    }
    expect((await contentOf(open.db, ["audit_events"])).audit_events).toMatchObject({ count: 60 });
  });

  it("take later migrations, whose indexes and triggers reach the partitions", async () => {
    const folder = await migrationsOf(
      `alter table members add column title_key text collate "C" generated always as (scim_fold(document ->> 'title')) stored`,
      `create unique index members_title on members (team_id, title_key)`,
      `drop trigger audit_events_unchanged on audit_events`,
      `create trigger audit_events_fixed before update on audit_events
        for each statement execute function audit_events_refuse()`,
      `create table badges (team_id text not null, id text not null, member_id text not null, primary key (team_id, id),
        constraint badges_member foreign key (team_id, member_id) references members (team_id, id) on delete cascade)`,
    );
    const client = connectForTests(open.url);
    await migratePostgres(client, undefined, folder);
    await client.end();
    await rm(folder, { recursive: true });
    const titled = (id: string) =>
      rows(
        open.db,
        sql`update members set document = document || '{"title":"Head"}' where team_id = 'tm_1' and id = ${id}`,
      );
    await titled("usr_1");
    expect(uniqueViolation(await failureOf(titled("usr_2")))).toBe("members_title");
    const triggers = sql`select distinct tgname as name from pg_trigger join pg_inherits on inhrelid = tgrelid
      where inhparent = 'audit_events'::regclass and not tgisinternal order by 1`;
    expect(await rows(open.db, triggers)).toEqual([{ name: "audit_events_fixed" }, { name: "audit_events_kept" }]);
    await rows(open.db, sql`insert into badges values ('tm_1', 'bdg_1', 'usr_3')`);
    expect(await partitionTables(open.db, { partitions: PARTITIONS })).toEqual(["badges"]);
    await rows(open.db, sql`delete from members where team_id = 'tm_1' and id = 'usr_3'`);
    expect(await rows(open.db, sql`select 1 from badges`)).toEqual([]);
  });

  it("lose a team with all its rows, and remember whose memberships ended", async () => {
    await rows(open.db, sql`delete from former_members`);
    await rows(open.db, sql`delete from members where team_id = 'tm_2' and id = 'usr_1'`);
    expect(await rows(open.db, sql`select team_id from former_members`)).toEqual([{ team_id: "tm_2" }]);
    await rows(open.db, sql`delete from teams where id in ('tm_2', 'tm_3')`);
    for (const table of LARGE) {
      expect(await rows(open.db, sql`select 1 from ${sql.identifier(table)} where team_id <> 'tm_1'`)).toEqual([]);
    }
  });
});

it("what would be lost is named, and then nothing is changed", async () => {
  const open = await migratedPostgres();
  await open.db.execute(sql`create policy mine on members using (true)`);
  const before = await catalogOf(open.db, LARGE);
  const { message } = await failureOf(partitionTables(open.db, { partitions: PARTITIONS }));
  expect(message).toBe("The table members has row security policies: that would be lost, so nothing was changed.");
  expect(await catalogOf(open.db, LARGE)).toEqual(before);
  expect(await rows(open.db, sql`select 1 from pg_partitioned_table`)).toEqual([]);
  await open.close();
});

/** A folder with one migration that is younger than all that there are. */
async function migrationsOf(...statements: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "muster-migrations-"));
  await mkdir(join(folder, "meta"));
  const entry = { idx: 0, version: "7", when: Date.now(), tag: "0000_later", breakpoints: true };
  const journal = { version: "7", dialect: "postgresql", entries: [entry] };
  await writeFile(join(folder, "meta", "_journal.json"), JSON.stringify(journal));
  await writeFile(join(folder, "0000_later.sql"), statements.join("--> statement-breakpoint\n"));
  return folder;
}
