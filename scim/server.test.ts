import { describe, expect, it } from "vitest";
import { forbidden, ScimError, unauthorized } from "./errors";
import type { JsonObject } from "./json";
import { createScimServer, errorResponse } from "./server";
import { memoryStore } from "./testing/memory-store";
import { BASE_URL, bodyText, idOf, scimClient, serverConfig, where } from "./testing/scim-client";
import { ERROR_URN } from "./urns";

const request = { method: "GET", path: "/Users", query: "", headers: {}, baseUrl: BASE_URL };

describe("errors", () => {
  it("are Error messages with the status as text", async () => {
    const refused = errorResponse(new ScimError(409, "Taken.", "uniqueness", { "retry-after": "1" }));
    expect(refused).toMatchObject({ status: 409, headers: { "retry-after": "1" }, scimType: "uniqueness" });
    expect(JSON.parse((await bodyText(refused)) ?? "")).toEqual({
      schemas: [ERROR_URN],
      status: "409",
      scimType: "uniqueness",
      detail: "Taken.",
    });
    expect(JSON.parse((await bodyText(errorResponse(forbidden("No.")))) ?? "")).not.toHaveProperty("scimType");
  });

  it.each([
    ["GET", "/Nothing", 404],
    ["GET", "/Users/unknown", 404],
    ["PUT", "/Users", 405],
    ["GET", "/Me", 501],
    ["GET", "/Users/%zz", 400],
    ["GET", `/Users?${where("shoeSize pr")}`, 400],
    ["GET", "/Users?count=x", 400],
    ["POST", "/Users", 400],
    ["DELETE", "/Groups/unknown", 404],
  ])("%s %s is %i in SCIM's shape", async (method, target, status) => {
    const answer = await scimClient()(method, target);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/scim+json;charset=utf-8");
    expect(answer.body).toMatchObject({ schemas: [ERROR_URN], status: String(status), detail: expect.any(String) });
  });

  it("405 says what is allowed", async () => {
    expect((await scimClient()("DELETE", "/Users")).headers.allow).toBe("GET, HEAD, POST");
  });

  it("of the store's opening are answered, before the body is read", async () => {
    const server = createScimServer(serverConfig);
    const body = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error("read")) }) };
    const refuse = () => Promise.reject(unauthorized("Who?"));
    const answer = await server.handle({ ...request, method: "POST", body }, refuse);
    expect(answer.status).toBe(401);
    expect(answer.headers["www-authenticate"]).toMatch(/^Bearer /);
    for (const path of ["/Users/unknown", "/Groups"]) {
      expect((await server.handle({ ...request, path }, refuse)).status).toBe(401);
    }
  });

  it("that are faults of ours are thrown on", async () => {
    const fault = new Error("database down");
    const server = createScimServer(serverConfig);
    await expect(server.handle(request, () => Promise.reject(fault))).rejects.toBe(fault);
  });
});

describe("media types", () => {
  it.each([
    [undefined, "application/scim+json"],
    ["application/scim+json", "application/scim+json"],
    ["*/*", "application/scim+json"],
    ["text/html", "application/scim+json"],
    ["application/json", "application/json"],
    ["Application/JSON;q=0.9", "application/json"],
    ["application/json, application/scim+json", "application/scim+json"],
  ])("Accept %s is answered by %s", async (accept, mediaType) => {
    const answer = await scimClient()("GET", "/Users", undefined, accept === undefined ? {} : { accept });
    expect(answer.headers["content-type"]).toBe(`${mediaType};charset=utf-8`);
  });

  it("a body of another type is 415, a larger one than allowed 413", async () => {
    const send = scimClient({ config: { bodyBytesMax: 50 } });
    expect((await send("POST", "/Users", "userName=a", { "content-type": "text/plain" })).status).toBe(415);
    const large = await send("POST", "/Users", { userName: "x".repeat(50) });
    expect(large).toMatchObject({ status: 413, headers: { connection: "close" } });
  });
});

describe("HEAD", () => {
  it("answers as GET does, with the length of the body instead of the body", async () => {
    const send = scimClient();
    const id = idOf(await send("POST", "/Users", { userName: "ädä" }));
    for (const target of [`/Users/${id}`, "/Users", "/Schemas", "/Nothing"]) {
      const [get, head] = [await send("GET", target), await send("HEAD", target)];
      expect(head).toMatchObject({ status: get.status, text: undefined });
      const length = String(new TextEncoder().encode(get.text).byteLength);
      expect(head.headers).toEqual({ ...get.headers, "content-length": length });
    }
  });
});

describe("versions", () => {
  const create = async () => {
    const send = scimClient();
    const created = await send("POST", "/Users", { userName: "ada" });
    return { send, created, target: `/Users/${idOf(created)}` };
  };

  it("201 carries Location, ETag and the resource", async () => {
    const { created, target } = await create();
    expect(created.status).toBe(201);
    expect(created.headers).toMatchObject({ location: `${BASE_URL}${target}`, etag: 'W/"1"' });
    expect(created.body.meta).toMatchObject({
      location: `${BASE_URL}${target}`,
      version: 'W/"1"',
      resourceType: "User",
    });
  });

  it("an answer with one resource says its address as Content-Location", async () => {
    const { send, target } = await create();
    const location = { headers: { "content-location": `${BASE_URL}${target}` } };
    expect(await send("GET", target)).toMatchObject(location);
    expect(await send("PUT", target, { userName: "ada" })).toMatchObject(location);
    expect(await send("PATCH", target, { Operations: [{ op: "add", path: "title", value: "t" }] })).toMatchObject(
      location,
    );
  });

  it("If-None-Match with the version gives 304 without a body", async () => {
    const { send, target } = await create();
    const same = await send("GET", target, undefined, { "if-none-match": 'W/"1"' });
    expect(same).toMatchObject({ status: 304, text: undefined, headers: { etag: 'W/"1"' } });
    expect((await send("GET", target, undefined, { "if-none-match": 'W/"2"' })).status).toBe(200);
  });

  it("a group that a person joins, that is renamed or left gives the person another tag: no stale 304", async () => {
    const { send, created, target } = await create();
    const ifNone = async (tag: unknown) =>
      (await send("GET", target, undefined, { "if-none-match": String(tag) })).status;
    const seen = [created.headers.etag];
    const group = `/Groups/${idOf(await send("POST", "/Groups", { displayName: "g" }))}`;
    const change = (operation: JsonObject) => send("PATCH", group, { Operations: [operation] });
    const member = [{ value: idOf(created) }];
    for (const operation of [
      { op: "add", path: "members", value: member },
      { op: "replace", path: "displayName", value: "h" },
      { op: "remove", path: "members" },
    ]) {
      await change(operation);
      const { headers, body } = await send("GET", target);
      expect(body.meta).toMatchObject({ version: headers.etag });
      expect(await ifNone(headers.etag)).toBe(304);
      if (operation.op !== "remove") expect(await Promise.all(seen.map(ifNone))).toEqual(seen.map(() => 200));
      seen.push(headers.etag);
    }
    expect((await send("PATCH", target, { Operations: [] }, { "if-match": String(seen[1]) })).status).toBe(200);
  });

  it("If-Match with an old version gives 412 for PUT, PATCH and DELETE", async () => {
    const { send, target } = await create();
    const patch = { Operations: [{ op: "add", path: "title", value: "t" }] };
    expect((await send("PATCH", target, patch, { "if-match": 'W/"1"' })).headers.etag).toBe('W/"2"');
    const stale = { "if-match": 'W/"1"' };
    expect((await send("PATCH", target, { Operations: [] }, stale)).status).toBe(412);
    expect((await send("PUT", target, { userName: "ada" }, stale)).status).toBe(412);
    expect((await send("DELETE", target, undefined, stale)).status).toBe(412);
    expect((await send("DELETE", target, undefined, { "if-match": "*" })).status).toBe(204);
  });
});

describe("ids", () => {
  it("that no store can hold are 404 and never reach it", async () => {
    const store = memoryStore();
    const send = scimClient({
      store: { ...store, users: { ...store.users, get: () => Promise.reject(new Error("asked")) } },
    });
    for (const id of ["x".repeat(257), "%00", "a%0Ab", "%7F"]) {
      expect((await send("GET", `/Users/${id}`)).status).toBe(404);
    }
  });
});
