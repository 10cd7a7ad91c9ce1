import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { partitionedPostgres } from "@/db/testing/large-databases";
import { keptPlansOf } from "@/db/testing/query-plans";
import { partitionsOf, watchStatements } from "@/db/testing/watch-statements";
import type { JsonObject } from "@/scim";
import { type Answer, type Send, scimClient } from "@/scim/testing/scim-client";
import { behindKey } from "./testing/behind-key";
import { directoryTeam } from "./testing/directory-team";

function idOf({ body: { id } }: Answer): string {
  if (typeof id !== "string") throw new Error("Nothing was made.");
  return id;
}

const person = (userName: string): JsonObject => ({
  userName,
  externalId: `ext-${userName}`,
  name: { givenName: "Ada", familyName: "Lovelace" },
  emails: [{ value: `${userName}@acme.example`, type: "work", primary: true }],
});

const patch = (...Operations: JsonObject[]): JsonObject => ({
  schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
  Operations,
});

/** What an identity provider sends, one after another. */
async function connectorDay(send: Send): Promise<void> {
  const filtered = (path: string, filter: string) => send("GET", `${path}?filter=${encodeURIComponent(filter)}`);
  const id = idOf(await send("POST", "/Users", person("ada")));
  const other = idOf(await send("POST", "/Users", person("bob")));
  await send("GET", `/Users/${id}`);
  await filtered("/Users", 'userName eq "ADA"');
  await filtered("/Users", 'externalId eq "ext-ada"');
  await filtered("/Users", 'emails[type eq "work"].value eq "ada@acme.example"');
  await filtered("/Users", 'userName sw "a" and active eq true');
  await filtered("/Users", 'name.familyName co "love"');
  await send("GET", "/Users?count=1");
  await send("GET", "/Users?count=1&startIndex=2&attributes=userName");
  await send("GET", "/Users?count=1&sortBy=name.familyName&sortOrder=descending");
  await send("GET", "/Users?count=1&cursor=");
  await send("PUT", `/Users/${id}`, { ...person("ada"), title: "Countess" });
  await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: false } }));
  await send("PATCH", `/Users/${id}`, patch({ op: "replace", value: { active: true } }));
  const group = { displayName: "Analysts", externalId: "ext-g", members: [{ value: id }] };
  const groupId = idOf(await send("POST", "/Groups", group));
  await send("GET", `/Groups/${groupId}`);
  await send("GET", `/Users/${id}`);
  await filtered("/Groups", 'displayName eq "analysts"');
  await filtered("/Groups", `members.value eq "${id}"`);
  await filtered("/Users", `groups.value eq "${groupId}"`);
  await send("PATCH", `/Groups/${groupId}`, patch({ op: "add", path: "members", value: [{ value: other }] }));
  await send("PATCH", `/Groups/${groupId}`, patch({ op: "remove", path: `members[value eq "${id}"]` }));
  await send("PATCH", `/Groups/${groupId}`, patch({ op: "replace", path: "members", value: [{ value: id }] }));
  await send("PUT", `/Groups/${groupId}`, { displayName: "Engineers", members: [{ value: other }] });
  await send("DELETE", `/Groups/${groupId}`);
  await send("DELETE", `/Users/${other}`);
}

/** What it sends at the same time, so that it is one statement for several requests. */
async function connectorRush(send: Send): Promise<void> {
  const people = ["eve", "fay", "gus", "hal"];
  const ids = (await Promise.all(people.map((name) => send("POST", "/Users", person(name))))).map(idOf);
  const groupId = idOf(await send("POST", "/Groups", { displayName: "Rushed" }));
  const toAll = (...change: JsonObject[]) => ids.map((id) => send("PATCH", `/Users/${id}`, patch(...change)));
  const filters = ['userName eq "~"', 'externalId eq "ext-~"', 'emails[type eq "work"].value eq "~@acme.example"'];
  await Promise.all([
    ...ids.map((id) => send("GET", `/Users/${id}`)),
    ...people
      .flatMap((name) => filters.map((filter) => filter.replace("~", name)))
      .map((filter) => send("GET", `/Users?filter=${encodeURIComponent(filter)}`)),
    ...ids.map(() => send("GET", `/Groups/${groupId}?excludedAttributes=members`)),
  ]);
  await Promise.all(toAll({ op: "replace", value: { title: "Analyst" } }));
  await Promise.all(toAll({ op: "replace", value: { active: false } }));
  await Promise.all(toAll({ op: "replace", value: { active: true } }));
  await Promise.all(
    ids.map((value) => send("PATCH", `/Groups/${groupId}`, patch({ op: "add", path: "members", value: [{ value }] }))),
  );
}

/** Accounts are of all teams: whether another team has one is the one thing that has to be asked of all. */
const ABOUT_ALL_TEAMS =
  /m\.team_id <> \$\d+ and m\.account_id = a\.id|o\.account_id = a\.id and o\.team_id <> m\.team_id/;

describe("a team's statements", () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await partitionedPostgres();
  });
  afterAll(() => open.close());

  it.each([
    ["one after another", connectorDay, { least: 25, gathered: 0 }],
    ["at the same time", connectorRush, { least: 12, gathered: 6 }],
  ])(
    "that are sent %s look into one partition each, so that they ask one machine of several",
    async (_how, work, { least, gathered }) => {
      const { teamId, store } = await directoryTeam(behindKey(open.db, "key"), { seats: 100_000 });
      const faults: unknown[] = [];
      const sent = watchStatements(open);
      await work(scimClient({ store, tenantId: teamId, onFault: (fault) => faults.push(fault) }));
      expect(faults).toEqual([]);
      const texts = new Map(
        sent.filter(({ text }) => /^\s*(select|with|insert|update|delete)\b/.test(text)).map((one) => [one.text, one]),
      );
      expect(texts.size).toBeGreaterThan(least);
      expect([...texts.keys()].filter((text) => text.includes("gathered_by"))).toHaveLength(gathered);
      const scattered: string[] = [];
      for (const statement of texts.values()) {
        const partitions = await partitionsOf(open, statement);
        if (partitions.size > 1 && !ABOUT_ALL_TEAMS.test(statement.text)) scattered.push(statement.text);
      }
      expect(scattered).toEqual([]);
    },
  );

  it("that list people look the groups of each up, also by the plan that is kept", async () => {
    const { teamId, store } = await directoryTeam(open.db);
    const [people, groups, groupsEach] = [200, 1_000, 6];
    await rows(
      open.db,
      sql`insert into members (team_id, id, document, source, managed)
        select ${teamId}, 'usr_' || i, jsonb_build_object('userName', 'p' || i, 'active', true), 'scim', true
        from generate_series(1, ${people}::integer) i`,
    );
    await rows(
      open.db,
      sql`insert into groups (team_id, id, source, document)
        select ${teamId}, 'grp_' || i, 'scim', jsonb_build_object('displayName', 'Group ' || i)
        from generate_series(1, ${groups}::integer) i`,
    );
    await rows(
      open.db,
      sql`insert into group_members (team_id, group_id, member_id)
        select ${teamId}, 'grp_' || ((i * 7 + j) % ${groups}::integer + 1), 'usr_' || i
        from generate_series(1, ${people}::integer) i, generate_series(1, ${groupsEach}::integer) j`,
    );
    await rows(open.db, sql`analyze`);
    const send = scimClient({ store, tenantId: teamId });
    const plans = await keptPlansOf(open.db, async () => {
      const { body } = await send("GET", "/Users?count=100");
      expect(body.Resources).toHaveLength(100);
    });
    const read = plans.flatMap(({ nodes }) => nodes).filter(({ table }) => table?.startsWith("groups"));
    expect(read.length).toBeGreaterThan(0);
    for (const { rows } of read) expect(rows).toBeLessThanOrEqual(100 * groupsEach);
  });
});
