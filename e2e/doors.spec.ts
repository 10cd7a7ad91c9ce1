import { expect } from "@playwright/test";
import { type Muster, startMuster } from "./support/muster";
import { startNextDoor } from "./support/next-door";
import { type RawAnswer, rawRequest } from "./support/raw-request";
import { generateKey, openAuthentication, signIn, turnOnScim } from "./support/settings";
import { test } from "./support/test";

/** Where the two doors may differ: Next redirects doubled slashes and refuses bad percent-encoding before it calls us. */
const doors = [
  { name: "the front door", start: () => startMuster(), isOurs: true },
  { name: "plain next start", start: startNextDoor, isOurs: false },
] as const;

function expectScimError(answer: RawAnswer, status: number): void {
  expect([answer.status, answer.headers["content-type"]]).toEqual([status, "application/scim+json;charset=utf-8"]);
  expect(JSON.parse(answer.text)).toMatchObject({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: String(status),
    detail: expect.stringMatching(/\w/),
  });
}

for (const { name, start, isOurs } of doors) {
  test.describe(name, () => {
    let muster: Muster;
    let authorization: string;
    const call = (method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) =>
      rawRequest(muster.origin, method, `/scim/v2${path}`, { authorization, ...headers }, body);

    test.beforeAll(async ({ browser }) => {
      muster = await start();
      const page = await browser.newPage();
      await signIn(page, muster);
      await openAuthentication(page);
      await turnOnScim(page);
      authorization = `Bearer ${await generateKey(page, "Doors")}`;
      await page.close();
    });
    test.afterAll(() => muster.stop());

    test("a person is created, read, changed and removed", async () => {
      const body = JSON.stringify({ userName: "door@example.com", emails: [{ value: "door@example.com" }] });
      const json = { "content-type": "application/scim+json; charset=utf-8" };
      const created = await call("POST", "/Users", json, body);
      expect(created.status).toBe(201);
      const { id, meta } = JSON.parse(created.text) as { id: string; meta: { location: string } };
      expect(meta.location).toBe(`${muster.scimBaseUrl}/Users/${id}`);
      expect(created.headers.location).toBe(meta.location);
      const off = JSON.stringify({ Operations: [{ op: "replace", value: { active: false } }] });
      const patched = await call("PATCH", `/Users/${id}`, json, off);
      expect(JSON.parse(patched.text)).toMatchObject({ id, active: false });
      expect((await call("GET", `/Users/${id}`, { "if-none-match": String(patched.headers.etag) })).status).toBe(304);
      expectScimError(await call("PUT", `/Users/${id}`, { ...json, "if-match": 'W/"1"' }, body), 412);
      expect((await call("DELETE", `/Users/${id}`)).status).toBe(204);
      expectScimError(await call("GET", `/Users/${id}`), 404);
    });

    test("a Bulk request is answered in pieces, and one that is malformed by a status of its own", async () => {
      const json = { "content-type": "application/scim+json" };
      const send = (...Operations: object[]) => call("POST", "/Bulk", json, JSON.stringify({ Operations }));
      const group = { displayName: "Bulk", members: [{ value: "bulkId:u" }] };
      const made = await send(
        { method: "POST", path: "/Groups", bulkId: "g", data: group },
        { method: "POST", path: "/Users", bulkId: "u", data: { userName: "bulk@example.com" } },
      );
      expect([made.status, made.headers["content-length"]]).toEqual([200, undefined]);
      expect(made.headers["content-type"]).toBe("application/scim+json;charset=utf-8");
      const { Operations } = JSON.parse(made.text) as { Operations: { location: string; status: string }[] };
      expect(Operations.map(({ status }) => status)).toEqual(["201", "201"]);
      const removed = await send(...Operations.map(({ location }) => ({ method: "DELETE", path: location })));
      expect(JSON.parse(removed.text)).toMatchObject({ Operations: [{ status: "204" }, { status: "204" }] });
      expectScimError(await send({ method: "DELETE" }), 400);
    });

    test("a slash at the end is served", async () => {
      expect((await call("GET", "/Users/")).status).toBe(200);
      if (isOurs) expect((await call("GET", "//Users")).status).toBe(200);
    });

    test("what leads nowhere is a SCIM Error with the right status", async () => {
      expectScimError(await call("GET", "/Nothing"), 404);
      expectScimError(await call("GET", "/Users/a/b"), 404);
      if (isOurs) expectScimError(await call("GET", "/Users/%zz"), 400);
      const method = await call(isOurs ? "PROPFIND" : "OPTIONS", "/Users");
      expectScimError(method, 405);
      expect(method.headers.allow).toBe("GET, HEAD, POST");
    });

    test("without a key, with another scheme, with a wrong key: 401 and how to do it", async () => {
      for (const value of ["", "non-token", "Basic YTpi", "Bearer msk_wrong"]) {
        const answer = await call("GET", "/Users", { authorization: value });
        expectScimError(answer, 401);
        expect(answer.headers["www-authenticate"]).toContain("Bearer");
      }
      expect(
        (await call("GET", "/Users", { authorization: authorization.replace("Bearer ", "bearer   ") })).status,
      ).toBe(200);
    });

    test("discovery is open without a key", async () => {
      for (const path of ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas"]) {
        expect((await call("GET", path, { authorization: "" })).status).toBe(200);
      }
    });

    test("a body that is too large, of another type, or no JSON is refused in words", async () => {
      const large = Buffer.alloc(1024 * 1024 + 1, " ");
      expectScimError(await call("POST", "/Users", { "content-type": "application/json" }, large), 413);
      expectScimError(await call("POST", "/Users", { "content-type": "text/plain" }, "{}"), 415);
      expectScimError(await call("POST", "/Users", { "content-type": "application/json" }, "{"), 400);
    });

    test("locations follow the Host, and forwarded headers only of a trusted proxy", async () => {
      const locationWith = async (headers: Record<string, string>) => {
        const answer = await call("GET", "/ServiceProviderConfig", headers);
        return (JSON.parse(answer.text) as { meta: { location: string } }).meta.location;
      };
      expect(await locationWith({ host: "muster.example:8080" })).toBe(
        "http://muster.example:8080/scim/v2/ServiceProviderConfig",
      );
      const forwarded = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" };
      expect(await locationWith(forwarded)).toBe(`${muster.scimBaseUrl}/ServiceProviderConfig`);
    });

    test("the query reaches the filter as it was sent", async () => {
      const filter = encodeURIComponent('userName eq "a+b@example.com"');
      const answer = await call("GET", `/Users?aadOptscim062020=&filter=${filter}`);
      expect(JSON.parse(answer.text)).toMatchObject({ totalResults: 0, Resources: [] });
    });
  });
}
