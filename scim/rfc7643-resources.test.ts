import { beforeEach, describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import { memoryStore } from "./testing/memory-store";
import { objectsOf } from "./testing/patch-client";
import { BASE_URL, idOf, type Send, scimClient, where } from "./testing/scim-client";
import { ENTERPRISE_USER_URN as E, GROUP_URN, USER_URN } from "./urns";

let send: Send;
beforeEach(() => {
  send = scimClient();
});

const create = async (body: JsonObject) => (await send("POST", "/Users", { userName: "ada", ...body })).body;
const textOf = (value: JsonValue | undefined) => (typeof value === "string" ? value : "");
const pathOf = ({ id }: JsonObject) => `/Users/${textOf(id)}`;
const follow = (address: JsonValue | undefined) => send("GET", textOf(address).slice(BASE_URL.length));

describe("common attributes", () => {
  it("3: schemas names the base and the extensions in use, each once, in whatever order and number they were sent", async () => {
    const sent = [E, "urn:example:unknown", USER_URN, E];
    expect((await create({ schemas: sent })).schemas).toEqual([USER_URN]);
    const used = await create({ userName: "bob", schemas: sent, [E]: { department: "d" } });
    expect(used.schemas).toEqual([USER_URN, E]);
    expect((await send("POST", "/Groups", { displayName: "g", schemas: [] })).body.schemas).toEqual([GROUP_URN]);
  });

  it("3.1: the server gives the id, it never changes, and no two resources share one", async () => {
    const first = await create({ id: "mine" });
    const second = await create({ userName: "bob", id: "mine" });
    const group = (await send("POST", "/Groups", { displayName: "g", id: "mine" })).body;
    const ids = [first.id, second.id, group.id];
    expect(new Set([...ids, "mine"]).size).toBe(4);
    const path = pathOf(first);
    await send("PUT", path, { userName: "renamed", id: second.id ?? null });
    expect((await send("GET", path)).body).toMatchObject({ id: first.id, userName: "renamed" });
  });

  it("3.1: externalId is the client's: it is kept to the letter, never made up, and may be given twice", async () => {
    expect(await create({ externalId: "Ext Ä-1" })).toMatchObject({ externalId: "Ext Ä-1" });
    expect(await create({ userName: "bob", externalId: "Ext Ä-1" })).toMatchObject({ externalId: "Ext Ä-1" });
    expect(await create({ userName: "cid" })).not.toHaveProperty("externalId");
  });

  it("3.1: meta is the server's, with times that are equal until the first change", async () => {
    let seconds = 0;
    send = scimClient({ store: memoryStore(() => new Date(Date.UTC(2026, 0, 1, 8, 0, seconds++))) });
    const created = await create({ meta: { created: "2000-01-01T00:00:00Z", location: "https://evil.example" } });
    const meta = isJsonObject(created.meta) ? created.meta : {};
    expect(Object.keys(meta).toSorted()).toEqual(["created", "lastModified", "location", "resourceType", "version"]);
    const first = "2026-01-01T08:00:00.000Z";
    expect(meta).toMatchObject({ created: first, lastModified: first, location: `${BASE_URL}${pathOf(created)}` });
    const { body } = await send("PUT", pathOf(created), { userName: "ada", title: "t" });
    expect(body.meta).toMatchObject({ created: first, lastModified: "2026-01-01T08:00:01.000Z" });
  });

  it("2.3.7, 3.1: every location and $ref that the server writes leads to the resource that it means", async () => {
    const user = await create({});
    const members = [{ value: user.id ?? null }];
    const group = (await send("POST", "/Groups", { displayName: "g", members })).body;
    const [inGroup] = objectsOf((await send("GET", pathOf(user))).body.groups);
    const [member] = objectsOf(group.members);
    expect(inGroup).toMatchObject({ value: group.id, display: "g", type: "direct" });
    expect((await follow(inGroup?.$ref)).body.id).toBe(group.id);
    expect((await follow(member?.$ref)).body.id).toBe(user.id);
    for (const { id, meta } of [user, group]) {
      expect((await follow(isJsonObject(meta) ? meta.location : undefined)).body.id).toBe(id);
    }
  });
});

describe("values", () => {
  it("2.5: null, an empty list and nothing at all are one state", async () => {
    const empty = { title: null, emails: [], roles: [{ value: null }], name: { givenName: null }, [E]: {} };
    const created = await create(empty);
    expect(Object.keys(created).toSorted()).toEqual(["active", "groups", "id", "meta", "schemas", "userName"]);
    const path = pathOf(created);
    expect(await send("PUT", path, { userName: "ada", ...empty })).toMatchObject({ headers: { etag: 'W/"1"' } });
    const filter = where("not (title pr) and title eq null and not (emails pr) and not (name pr)");
    expect((await send("GET", `/Users?${filter}`)).body.totalResults).toBe(1);
    await send("PUT", path, { userName: "ada", title: "t", emails: [{ value: "a@x.example" }] });
    const cleared = [
      { op: "replace", path: "title", value: null },
      { op: "replace", path: "emails", value: [] },
    ];
    const { body } = await send("PATCH", path, { Operations: cleared });
    expect(body).not.toHaveProperty("title");
    expect(body).not.toHaveProperty("emails");
  });

  it("2.3.8: the order of attributes and sub-attributes means nothing", async () => {
    const body = { userName: "ada", name: { givenName: "A", familyName: "L" }, title: "t" };
    const path = pathOf(await create(body));
    const turned = { title: "t", name: { familyName: "L", givenName: "A" }, userName: "ada" };
    expect(await send("PUT", path, turned)).toMatchObject({ status: 200, headers: { etag: 'W/"1"' } });
  });

  it("2.4: at most one entry is primary, by POST, PUT and PATCH", async () => {
    const emails = ["a", "b", "c"].map((name) => ({ value: `${name}@x.example`, primary: true }));
    const primaries = (body: JsonObject) => objectsOf(body.emails).filter(({ primary }) => primary === true);
    const created = await create({ emails });
    const path = pathOf(created);
    const put = (await send("PUT", path, { userName: "ada", emails: emails.toReversed() })).body;
    const patched = (await send("PATCH", path, { Operations: [{ op: "add", path: "emails", value: emails }] })).body;
    for (const body of [created, put, patched]) {
      expect(objectsOf(body.emails)).toHaveLength(3);
      expect(primaries(body)).toHaveLength(1);
    }
  });

  it("2.3: a value of another type than its attribute is 400 invalidValue", async () => {
    for (const wrong of [{ active: 1 }, { title: true }, { name: "Ada" }, { emails: [true] }, { userName: { a: 1 } }]) {
      const answer = await send("POST", "/Users", { userName: "ada", ...wrong });
      expect(answer, JSON.stringify(wrong)).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    }
  });

  it("7: case is kept as it was sent, and a value may hold any text", async () => {
    const values = { userName: "ADA Ä", externalId: "MiXed", title: "“x” \\ % _ 😀" };
    expect(await create(values)).toMatchObject(values);
  });
});

describe("a person", () => {
  it("4.1.1: has a userName that is not empty", async () => {
    for (const userName of [undefined, null, "", "  "]) {
      const answer = await send("POST", "/Users", userName === undefined ? {} : { userName });
      expect(answer).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    }
  });

  it("4.1.1: has a password that is never returned and never told by a filter or a sort", async () => {
    const created = await send("POST", "/Users?attributes=password,userName", { userName: "ada", password: "s3cret" });
    const path = `/Users/${idOf(created)}`;
    const patch = { Operations: [{ op: "replace", path: "password", value: "s3cret" }] };
    const answers = [
      created,
      await send("GET", path),
      await send("GET", `${path}?attributes=password`),
      await send("PUT", path, { userName: "ada", password: "s3cret" }),
      await send("PATCH", path, patch),
      await send("GET", "/Users?attributes=password"),
    ];
    for (const { text } of answers) expect(text).not.toMatch(/password|s3cret/);
    for (const query of [where('password eq "s3cret"'), where("password pr"), "sortBy=password"]) {
      expect((await send("GET", `/Users?${query}`)).status).toBe(400);
    }
  });

  it("4.1.2: changes its groups through the Group alone", async () => {
    const { id } = (await send("POST", "/Groups", { displayName: "g" })).body;
    const groups = [{ value: id ?? null }];
    const path = pathOf(await create({ groups }));
    await send("PUT", path, { userName: "ada", groups });
    const patch = { Operations: [{ op: "add", path: "groups", value: groups }] };
    expect(await send("PATCH", path, patch)).toMatchObject({ body: { scimType: "mutability" } });
    expect((await send("GET", path)).body.groups).toEqual([]);
  });

  it("4.3: has extension attributes under their URN, and a manager whose name is the server's", async () => {
    const manager = { value: "m", displayName: "Boss" };
    const created = await create({ [E]: { department: "d", manager } });
    expect(created[E]).toEqual({ department: "d", manager: { value: "m" } });
    expect(created).not.toHaveProperty("department");
  });
});

describe("a group", () => {
  it("4.2: has a displayName", async () => {
    for (const body of [{}, { displayName: null }, { displayName: " " }]) {
      expect(await send("POST", "/Groups", body)).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
    }
  });

  it("4.2: gains and loses members, but a member's parts cannot be changed", async () => {
    const value = textOf((await create({})).id);
    const path = `/Groups/${idOf(await send("POST", "/Groups", { displayName: "g", members: [{ value }] }))}`;
    for (const target of ["members.type", `members[value eq "${value}"].$ref`]) {
      const patch = { Operations: [{ op: "replace", path: target, value: "x" }] };
      expect(await send("PATCH", path, patch)).toMatchObject({ status: 400, body: { scimType: "mutability" } });
    }
    expect(objectsOf((await send("GET", path)).body.members)).toMatchObject([{ value, type: "User" }]);
  });
});
