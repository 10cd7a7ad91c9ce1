import { rm } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { freshDataFolder } from "@/db/testing/fresh-database";
import { statementsOf } from "@/db/testing/query-plans";
import { keyUsage } from "@/lib/provisioning/key-usage";
import { auditedRequests, changeOwner, countProvisioned } from "@/lib/provisioning/testing/change-owner";
import { type KeyedTeam, keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { type Services, services } from "@/lib/services";
import { bodyText } from "@/scim/testing/scim-client";
import { answerScim } from "./scim-route";

let folder: string;
let opened: Services;
let team: KeyedTeam;
beforeAll(async () => {
  folder = await freshDataFolder();
  vi.stubEnv("MUSTER_DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", "");
  opened = await services();
});
afterAll(async () => {
  await keyUsage().flush();
  await (await database()).close();
  await rm(folder, { recursive: true });
});

/** Sends in pieces of ten bytes, as a slow client does. */
async function send(method: string, path: string, body?: object) {
  const bytes = body && new TextEncoder().encode(JSON.stringify(body));
  async function* pieces() {
    for (let at = 0; bytes && at < bytes.length; at += 10) yield bytes.subarray(at, at + 10);
  }
  const [plain = "", query = ""] = path.split("?");
  const headers = { authorization: `Bearer ${team.key}`, "content-type": "application/scim+json" };
  const answer = await answerScim({ method, path: plain, query, headers, body: pieces(), remoteAddress: null });
  return { status: answer.status, body: JSON.parse((await bodyText(answer)) ?? "null") as { totalResults?: number } };
}

const change = (what: Parameters<typeof changeOwner>[2]) => changeOwner(opened.db, team.teamId, what);
const people = () => countProvisioned(opened.db, team.teamId);

async function openNewTeam(seats?: number) {
  team = await keyedTeam(opened, seats === undefined ? {} : { seats });
  for (const path of ["/Users", "/Users?count=1"]) expect((await send("GET", path)).status).toBe(200);
}

describe("a key that opened a team before", () => {
  beforeEach(() => openNewTeam());

  it.each([
    ["reads", "GET", "/Users", undefined],
    ["reads one that there is not", "GET", "/Users/nobody", undefined],
    ["writes", "POST", "/Users", { userName: "ada" }],
    ["sends what is refused anyway", "POST", "/Users", { userName: 5 }],
    ["asks for what the server is", "GET", "/Schemas", undefined],
    ["sends several at once", "POST", "/Bulk", { Operations: [{ method: "POST", path: "/Users", data: {} }] }],
  ])("is refused at the next request when it is revoked, also one that %s", async (_what, method, path, body) => {
    await change("revoked");
    expect((await send(method, path, body)).status).toBe(401);
    expect(await people()).toBe(0);
  });

  it.each([
    ["has expired", "expired", 401],
    ["belongs to a team that turned SCIM off", "off", 403],
    ["has another name by now", "renamed", 200],
  ] as const)("that %s", async (_what, changed, status) => {
    await change(changed);
    expect((await send("GET", "/Users")).status).toBe(status);
  });

  it("is refused when the team's plan has no SCIM any more", async () => {
    await change("plan");
    expect((await send("POST", "/Users", { userName: "ada" })).status).toBe(403);
    expect(await people()).toBe(0);
  });

  it("writes once, with its whole body, when what it opens has changed but opens", async () => {
    await change("schemas");
    expect(await send("POST", "/Users", { userName: "ada", displayName: "x".repeat(300) })).toMatchObject({
      status: 201,
      body: { userName: "ada", displayName: "x".repeat(300) },
    });
    expect(await people()).toBe(1);
  });

  it("does not open another team", async () => {
    await send("POST", "/Users", { userName: "ada" });
    team = await keyedTeam(opened);
    expect((await send("GET", "/Users")).body.totalResults).toBe(1);
    expect((await send("GET", "/Users")).body.totalResults).toBe(1);
  });
});

describe("people whom a key that opened a team before adds at the same time", () => {
  beforeEach(() => openNewTeam(100_000));

  const addTogether = () =>
    Promise.all(Array.from({ length: 20 }, (_, n) => send("POST", "/Users", { userName: `${team.teamId} ${n}` })));

  it("are a look and a write for each of three rounds, each of them answered with the own person and audited as the own request", async () => {
    const sent = await statementsOf(opened.db, async () => {
      expect(await addTogether()).toMatchObject(
        Array.from({ length: 20 }, (_, n) => ({ status: 201, body: { userName: `${team.teamId} ${n}` } })),
      );
    });
    // The use of keys is written down meanwhile, once in a while.
    expect(sent.filter(({ sql }) => /\bmembers\b/.test(sql))).toHaveLength(6);
    const audited = await auditedRequests(opened.db, team.teamId, "member.created");
    expect(audited).toHaveLength(20);
    expect(new Set(audited).size).toBe(20);
  });

  it.each([
    ["revoked", 401],
    ["off", 403],
  ] as const)("are refused and nobody is added when the key is %s", async (what, status) => {
    await change(what);
    expect((await addTogether()).map((answer) => answer.status)).toEqual(Array(20).fill(status));
    expect(await people()).toBe(0);
  });

  it("are added once each when what the key opens has changed but opens", async () => {
    await change("schemas");
    expect((await addTogether()).map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(await people()).toBe(20);
  });
});
