import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { partitionedPostgres } from "@/db/testing/large-databases";
import { partitionsOf, watchStatements } from "@/db/testing/watch-statements";
import type { JsonObject } from "@/scim";
import { type Answer, type Send, scimClient } from "@/scim/testing/scim-client";
import { directoryTeam } from "./testing/directory-team";

function idOf({ body: { id } }: Answer): string {
  if (typeof id !== "string") throw new Error("Nothing was made.");
  return id;
}

/** What an identity provider sends, one after another. */
async function connectorDay(send: Send): Promise<void> {
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

/** Accounts are of all teams: whether another team has one is the one thing that has to be asked of all. */
const ABOUT_ALL_TEAMS =
  /m\.team_id <> \$\d+ and m\.account_id = a\.id|o\.account_id = a\.id and o\.team_id <> m\.team_id/;

describe("a team's statements", () => {
  let open: OpenDatabase;
  beforeAll(async () => {
    open = await partitionedPostgres();
  });
  afterAll(() => open.close());

  it("look into one partition each, so that they ask one machine of several", async () => {
    const { teamId, store } = await directoryTeam(open.db);
    const faults: unknown[] = [];
    const sent = watchStatements(open);
    await connectorDay(scimClient({ store, tenantId: teamId, onFault: (fault) => faults.push(fault) }));
    expect(faults).toEqual([]);
    const texts = new Map(
      sent.filter(({ text }) => /^\s*(select|with|insert|update|delete)\b/.test(text)).map((one) => [one.text, one]),
    );
    expect(texts.size).toBeGreaterThan(25);
    const scattered: string[] = [];
    for (const statement of texts.values()) {
      const partitions = await partitionsOf(open, statement);
      if (partitions.size > 1 && !ABOUT_ALL_TEAMS.test(statement.text)) scattered.push(statement.text);
    }
    expect(scattered).toEqual([]);
  });
});
