import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { AT } from "@/lib/sessions/testing/people";
import type { SsoMethod } from "../find-method";
import { acceptOnce } from "../saml/accept-once";
import { forgetExpired, keepRequest, newRequestId, REQUEST_MS, takeLatestTest, takeRequest } from "./pending-request";
import { ssoTeam } from "./testing/sso-team";

const REQUEST = { kind: "sign_in", target: "/t", remember: true, memberId: null, sealedSecrets: "s1.x" } as const;

describe.each(databases)("a request on its way on $name", ({ open }) => {
  let opened: OpenDatabase;
  let method: SsoMethod;
  let at = AT;
  beforeAll(async () => {
    opened = await open();
    method = await (await ssoTeam(opened.db)).method();
  });
  afterAll(() => opened.close());

  const services = () => ({ db: opened.db, clock: () => at });
  const later = (ms: number) => {
    at = new Date(at.getTime() + ms);
  };

  async function keep(browser = "browser", request: Parameters<typeof keepRequest>[4] = REQUEST): Promise<string> {
    const id = newRequestId();
    await keepRequest(services(), method, id, browser, request);
    return id;
  }

  it("is taken once, as it was kept", async () => {
    const id = await keep();
    expect(await takeRequest(services(), method, id, "browser")).toEqual({ ...REQUEST, startedAt: at });
    expect(await takeRequest(services(), method, id, "browser")).toBeUndefined();
  });

  it("is taken by its own browser and method only, within a quarter of an hour", async () => {
    const id = await keep();
    const { method: otherMethod } = await ssoTeam(opened.db);
    expect(await takeRequest(services(), method, id, undefined)).toBeUndefined();
    expect(await takeRequest(services(), method, id, "other browser")).toBeUndefined();
    expect(await takeRequest(services(), await otherMethod(), id, "browser")).toBeUndefined();
    later(REQUEST_MS - 1);
    expect(await takeRequest(services(), method, id, "browser")).toBeDefined();
    const second = await keep();
    later(REQUEST_MS);
    expect(await takeRequest(services(), method, second, "browser")).toBeUndefined();
  });

  it("holds neither its id nor the browser's secret in the database", async () => {
    const id = await keep("a secret of the browser");
    const stored = JSON.stringify(await rows(opened.db, sql`select * from sso_requests`));
    expect(stored).not.toContain(id);
    expect(stored).not.toContain("a secret of the browser");
  });

  it("is found as a browser's latest only when it is a test", async () => {
    const test = { ...REQUEST, kind: "test", memberId: "usr_1" } as const;
    await keep("tester", test);
    later(1);
    const id = await keep("tester");
    expect(await takeLatestTest(services(), method, "tester")).toBeUndefined();
    await takeRequest(services(), method, id, "tester");
    expect(await takeLatestTest(services(), method, "tester")).toMatchObject({ kind: "test", memberId: "usr_1" });
    expect(await takeLatestTest(services(), method, "tester")).toBeUndefined();
  });

  it("is forgotten when it has ended, as accepted assertions are, and nothing sooner", async () => {
    await keep();
    const assertion = { inResponseTo: null, nameId: null, sessionIndex: null, attributes: [] };
    await acceptOnce(services(), method, { ...assertion, id: "_old", goodUntil: at });
    await acceptOnce(services(), method, { ...assertion, id: "_new", goodUntil: new Date(at.getTime() + REQUEST_MS) });
    later(1);
    const counts = async () =>
      (
        await rows<{ requests: number; assertions: number }>(
          opened.db,
          sql`select (select count(*)::integer from sso_requests) as requests,
            (select count(*)::integer from sso_assertions) as assertions`,
        )
      )[0];
    const before = await counts();
    await forgetExpired(services());
    expect(await counts()).toEqual({ requests: before?.requests, assertions: 1 });
    later(REQUEST_MS);
    await forgetExpired(services());
    expect(await counts()).toEqual({ requests: 0, assertions: 0 });
  });
});
