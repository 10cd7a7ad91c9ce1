import { afterAll, beforeAll, describe, expect, expectTypeOf, it, vi } from "vitest";
import { z } from "zod";
import type { Db, OpenDatabase } from "@/db/client";
import { freshDatabase } from "@/db/testing/fresh-database";
import type { Authorized } from "@/lib/auth/authorize";
import { endpoint } from "@/lib/contracts/endpoint";
import { DomainError } from "@/lib/errors";
import { AT, cookieOf, deactivate, newPerson, SECRET, type TestPerson } from "@/lib/sessions/testing/people";
import { type RouteHandler, teamRoute, type Verb } from "./team-route";

vi.stubEnv("AUTH_SECRET", SECRET);

let open: OpenDatabase;
let db: Db;
beforeAll(async () => {
  open = await freshDatabase();
  db = open.db;
});
afterAll(() => open.close());

const ping = endpoint({
  method: "POST",
  path: "/api/team/things/[thingId]",
  permission: "scim.enable",
  input: z.object({ thingId: z.string(), name: z.string().min(1, "Give it a name."), size: z.int().max(3).default(1) }),
  output: z.object({ name: z.string(), thingId: z.string(), teamId: z.string() }),
});

const services = async () => ({ db, clock: () => AT });
const route = teamRoute(
  ping,
  async (_services, actor, input) => ({ ...input, teamId: actor.team.id, passwordHash: "must not leave" }),
  services,
);

interface Options {
  readonly handler?: RouteHandler;
  readonly body?: string;
  readonly headers?: Record<string, string>;
  readonly person?: TestPerson;
}

async function call({ handler = route, body = '{"name":"A"}', headers = {}, person }: Options) {
  const cookie = person ? await cookieOf(person) : "";
  const request = new Request("http://localhost:3000/api/team/things/thing_1?name=query", {
    method: "POST",
    headers: { host: "muster.test", "content-type": "application/json", cookie, ...headers },
    body,
  });
  const response = await handler(request, { params: Promise.resolve({ thingId: "thing_1" }) });
  const answer: unknown = await response.json();
  return { status: response.status, headers: response.headers, answer };
}

describe("a route of the settings API", () => {
  it("answers with what the output allows, and no cache keeps it", async () => {
    const person = await newPerson(db);
    const { status, answer, headers } = await call({ person });
    expect(status).toBe(200);
    expect(answer).toEqual({ name: "A", thingId: "thing_1", teamId: person.teamId });
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^req_/);
  });

  it("refuses what another site sends, before anything is read", async () => {
    const person = await newPerson(db);
    const foreign = await call({ person, headers: { origin: "https://evil.example" } });
    expect(foreign).toMatchObject({ status: 403, answer: { code: "foreign_origin" } });
    const crossSite = await call({ person, headers: { "sec-fetch-site": "cross-site" } });
    expect(crossSite).toMatchObject({ status: 403, answer: { code: "foreign_origin" } });
    expect(await call({ person, headers: { origin: "http://muster.test" } })).toMatchObject({ status: 200 });
  });

  it("asks who is signed in", async () => {
    expect(await call({})).toMatchObject({ status: 401, answer: { code: "signed_out" } });
    const person = await newPerson(db);
    await deactivate(db, person.teamId, person.memberId);
    expect(await call({ person })).toMatchObject({ status: 403, answer: { code: "deactivated" } });
  });

  it("asks for the role and the plan before it looks at the input", async () => {
    const developer = await newPerson(db, { roles: ["developer"] });
    expect(await call({ person: developer, body: "not json" })).toMatchObject({
      status: 403,
      answer: { code: "forbidden", reason: "role", roles: ["admin"], message: "You need the Admin role." },
    });
    const small = await newPerson(db, { plan: "team" });
    expect(await call({ person: small })).toMatchObject({
      status: 403,
      answer: { code: "forbidden", reason: "plan", plan: "enterprise" },
    });
  });

  it("tells for each field what is wrong with it", async () => {
    const person = await newPerson(db);
    const { status, answer } = await call({ person, body: '{"name":"","size":9}' });
    expect(status).toBe(400);
    expect(answer).toMatchObject({
      code: "invalid_input",
      fields: { name: "Give it a name.", size: expect.any(String) },
    });
  });

  it("takes path parameters from the path alone", async () => {
    const person = await newPerson(db);
    const { answer } = await call({ person, body: '{"name":"A","thingId":"thing_2","teamId":"tm_other"}' });
    expect(answer).toMatchObject({ thingId: "thing_1", teamId: person.teamId });
  });

  it.each([
    ["not json", "application/json"],
    ["[1]", "application/json"],
    ['{"name":"A"}', "text/plain"],
  ])("refuses the body %s as %s", async (body, type) => {
    const person = await newPerson(db);
    expect(await call({ person, body, headers: { "content-type": type } })).toMatchObject({
      status: 400,
      answer: { code: "invalid_input" },
    });
  });

  it("refuses a body of more than 64 KiB", async () => {
    const person = await newPerson(db);
    const body = JSON.stringify({ name: "x".repeat(65_536) });
    expect(await call({ person, body })).toMatchObject({ status: 413, answer: { code: "too_large" } });
  });

  it("hands on what the product refuses", async () => {
    const handler = teamRoute(
      ping,
      () => Promise.reject(new DomainError("sso_required", "Set up SSO first.")),
      services,
    );
    const person = await newPerson(db);
    const { status, answer } = await call({ handler, person });
    expect(status).toBe(409);
    expect(answer).toEqual({ code: "sso_required", message: "Set up SSO first.", requestId: expect.any(String) });
  });

  it("hides an unknown error and logs it under the request id, without secrets", async () => {
    const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const handler = teamRoute(ping, () => Promise.reject(new Error("disk is full: msk_secret")), services);
    const person = await newPerson(db);
    const { status, answer, headers } = await call({ handler, person });
    const line = written.mock.calls.map(([text]) => String(text)).join("");
    written.mockRestore();
    expect(status).toBe(500);
    expect(answer).toMatchObject({ code: "internal", requestId: headers.get("x-request-id") });
    expect(JSON.stringify(answer)).not.toContain("disk");
    expect(line).toContain("disk is full");
    expect(line).toContain(headers.get("x-request-id"));
    expect(line).not.toContain("msk_secret");
  });

  it("lets an account without a team do what needs a session only", async () => {
    const who = endpoint({
      method: "POST",
      path: "/api/who",
      permission: "session",
      input: z.object({}),
      output: z.object({ accountId: z.string() }),
    });
    const person = await newPerson(db);
    await db.transaction((tx) => tx.execute(`delete from members where team_id = '${person.teamId}'`));
    const handler = teamRoute(who, async (_services, { accountId }) => ({ accountId }), services);
    expect(await call({ handler, person })).toMatchObject({ status: 200, answer: { accountId: person.accountId } });
    expect(await call({ person })).toMatchObject({ status: 403, answer: { code: "no_team" } });
  });

  it("takes no verb that asks for another permission", () => {
    type Needed = Verb<typeof ping.input, typeof ping.output, typeof ping.permission>;
    type ForAnother = (services: unknown, actor: Authorized<"scim.read">) => ReturnType<Needed>;
    type Fitting = (services: unknown, actor: Authorized<"scim.enable">) => ReturnType<Needed>;
    expectTypeOf<Fitting>().toExtend<Needed>();
    expectTypeOf<ForAnother>().not.toExtend<Needed>();
  });
});
