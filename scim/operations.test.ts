import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "./json";
import { userBodies } from "./testing/arbitraries";
import { exampleTypes, WORK } from "./testing/declared-example";
import { objectsOf } from "./testing/patch-client";
import { idOf, scimClient, where } from "./testing/scim-client";
import { ENTERPRISE_USER_URN, LIST_RESPONSE_URN, USER_URN } from "./urns";

describe("POST", () => {
  it("gives a person an active state when none is sent, and keeps the one that is", async () => {
    const send = scimClient();
    expect((await send("POST", "/Users", { userName: "a" })).body.active).toBe(true);
    expect((await send("POST", "/Users", { userName: "b", active: "False" })).body.active).toBe(false);
    expect((await send("POST", "/Groups", { displayName: "g" })).body).not.toHaveProperty("active");
  });

  it("takes a userName alone, whatever it looks like", async () => {
    const send = scimClient();
    for (const userName of ["6f1c", "UserName123", "emp1", "ä ö"]) {
      const answer = await send("POST", "/Users", { schemas: [USER_URN, ENTERPRISE_USER_URN], userName });
      expect(answer).toMatchObject({ status: 201, body: { schemas: [USER_URN], userName, groups: [] } });
    }
  });

  it("answers with the attributes that are asked for", async () => {
    const { body } = await scimClient()("POST", "/Users?attributes=userName", { userName: "a", title: "t" });
    expect(Object.keys(body).toSorted()).toEqual(["id", "schemas", "userName"]);
  });
});

describe("PUT", () => {
  it("of what was got changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(userBodies, async (body) => {
        const send = scimClient();
        const target = `/Users/${idOf(await send("POST", "/Users", body))}`;
        await send("POST", "/Groups", { displayName: "g", members: [{ value: target.slice(7) }] });
        const got = await send("GET", target);
        const put = await send("PUT", target, got.body);
        expect(put).toEqual({ ...got, status: 200 });
      }),
      { numRuns: 40 },
    );
  });

  it("clears what is absent, but keeps an absent active", async () => {
    const send = scimClient();
    const target = `/Users/${idOf(await send("POST", "/Users", { userName: "a", title: "t", active: false }))}`;
    const { body } = await send("PUT", target, { userName: "b" });
    expect(body).toMatchObject({ userName: "b", active: false });
    expect(body).not.toHaveProperty("title");
    expect((await send("PUT", target, { title: "t" })).body).toMatchObject({ status: "400", scimType: "invalidValue" });
  });

  it.each([
    { op: "remove", path: "active" },
    { op: "replace", path: "active", value: null },
    { op: "replace", value: { active: "" } },
  ])("PATCH %j keeps the state: a removal says neither yes nor no", async (operation) => {
    const send = scimClient();
    for (const active of [true, false]) {
      const target = `/Users/${idOf(await send("POST", "/Users", { userName: `a${active}`, active }))}`;
      expect((await send("PATCH", target, { Operations: [operation] })).body.active).toBe(active);
    }
  });

  it("of a group keeps absent members, clears an empty list and replaces any other", async () => {
    const send = scimClient();
    const [a, b] = [
      idOf(await send("POST", "/Users", { userName: "a" })),
      idOf(await send("POST", "/Users", { userName: "b" })),
    ];
    const target = `/Groups/${idOf(await send("POST", "/Groups", { displayName: "g", members: [{ value: a }] }))}`;
    const membersAfter = async (body: JsonObject) =>
      objectsOf((await send("PUT", target, { displayName: "g", ...body })).body.members).map(({ value }) => value);
    expect(await membersAfter({})).toEqual([a]);
    expect(await membersAfter({ members: [{ value: b }] })).toEqual([b]);
    expect(await membersAfter({ members: [] })).toEqual([]);
    expect((await send("PUT", target, (await send("GET", target)).body)).headers.etag).toBe('W/"3"');
  });
});

describe("PATCH", () => {
  it("of a person answers with the person, of a group with 204 unless attributes are asked for", async () => {
    const send = scimClient();
    const user = idOf(await send("POST", "/Users", { userName: "a" }));
    const group = idOf(await send("POST", "/Groups", { displayName: "g" }));
    const rename = { Operations: [{ op: "replace", value: { displayName: "n" } }] };
    expect(await send("PATCH", `/Users/${user}`, rename)).toMatchObject({ status: 200, body: { displayName: "n" } });
    const silent = await send("PATCH", `/Groups/${group}`, rename);
    expect(silent).toMatchObject({ status: 204, text: undefined, headers: { etag: 'W/"2"' } });
    const asked = await send("PATCH", `/Groups/${group}?excludedAttributes=members`, rename);
    expect(asked).toMatchObject({ status: 200, body: { id: group, displayName: "n" } });
    expect(asked.body).not.toHaveProperty("members");
  });

  it("changes name and members of a group at once, or neither", async () => {
    const send = scimClient();
    const user = idOf(await send("POST", "/Users", { userName: "a" }));
    const target = `/Groups/${idOf(await send("POST", "/Groups", { displayName: "g" }))}`;
    const operations = (id: string) => ({
      Operations: [
        { op: "replace", path: "displayName", value: "n" },
        { op: "add", path: "members", value: [{ value: id }] },
      ],
    });
    expect((await send("PATCH", target, operations("nobody"))).body).toMatchObject({ scimType: "invalidValue" });
    expect((await send("GET", target)).body).toMatchObject({ displayName: "g", members: [] });
    expect((await send("PATCH", target, operations(user))).status).toBe(204);
    expect((await send("GET", target)).body).toMatchObject({ displayName: "n", members: [{ value: user }] });
  });
});

describe("a list", () => {
  const send = scimClient();

  it("is a ListResponse with nothing else in it", async () => {
    await send("POST", "/Users", { userName: "a" });
    const { body } = await send("GET", "/Users");
    expect(Object.keys(body)).toEqual(["schemas", "totalResults", "startIndex", "itemsPerPage", "Resources"]);
    expect(body).toMatchObject({ schemas: [LIST_RESPONSE_URN], totalResults: 1, startIndex: 1, itemsPerPage: 1 });
  });

  it("shows each resource as a GET does, with projection and references", async () => {
    const { body } = await send("GET", "/Users");
    for (const resource of objectsOf(body.Resources)) {
      expect(
        (await send("GET", `/Users/${idOf({ status: 200, headers: {}, text: "", body: resource })}`)).body,
      ).toEqual(resource);
    }
    const only = await send("GET", `/Users?attributes=userName&${where("active eq true")}`);
    expect(objectsOf(only.body.Resources).map((each) => Object.keys(each).toSorted())).toEqual([
      ["id", "schemas", "userName"],
    ]);
  });
});

describe("what is returned on request only", () => {
  it("comes back to the write that sent it, and nothing that was not sent", async () => {
    const send = scimClient({ resourceTypes: exampleTypes });
    const created = await send("POST", "/Users", { userName: "a", [WORK]: { notes: "secret", level: 1 } });
    expect(created.body[WORK]).toMatchObject({ notes: "secret" });
    const target = `/Users/${idOf(created)}`;
    expect((await send("GET", target)).body[WORK]).not.toHaveProperty("notes");
    const patch = (operation: JsonObject) => send("PATCH", target, { Operations: [operation] });
    const level = await patch({ op: "replace", path: WORK, value: { level: 2 } });
    expect(level.body[WORK]).toMatchObject({ level: 2 });
    expect(level.body[WORK]).not.toHaveProperty("notes");
    expect((await patch({ op: "add", value: { [WORK]: { level: 3 } } })).body[WORK]).not.toHaveProperty("notes");
    expect((await patch({ op: "replace", path: WORK, value: { NOTES: "x" } })).body[WORK]).toMatchObject({
      notes: "x",
    });
    expect((await patch({ op: "replace", path: `${WORK}:notes`, value: "y" })).body[WORK]).toMatchObject({
      notes: "y",
    });
  });
});
