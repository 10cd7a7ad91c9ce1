import { beforeEach, describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "./json";
import { objectsOf } from "./testing/patch-client";
import { BASE_URL, idOf, type Send, scimClient, where } from "./testing/scim-client";
import { ENTERPRISE_USER_URN as E, USER_URN } from "./urns";

/** The trap list of the connector table, as far as the protocol alone can show it; the number leads to the row. */
let send: Send;
let user: string;
let group: string;
beforeEach(async () => {
  send = scimClient();
  user = idOf(
    await send("POST", "/Users", { userName: "Ada@x.example", emails: [{ value: "ada@x.example", type: "work" }] }),
  );
  group = idOf(await send("POST", "/Groups", { displayName: "Crew", members: [{ value: user }] }));
});

const patch = (target: string, ...operations: JsonValue[]) => send("PATCH", target, { Operations: operations });
const patchUser = (...operations: JsonValue[]) => patch(`/Users/${user}`, ...operations);
const patchGroup = (...operations: JsonValue[]) => patch(`/Groups/${group}`, ...operations);
const getUser = async () => (await send("GET", `/Users/${user}`)).body;
const members = async () => objectsOf((await send("GET", `/Groups/${group}`)).body.members).map(({ value }) => value);
const refused = (status: number, scimType: string) => ({ status, body: { status: String(status), scimType } });

describe("patches", () => {
  it("T1: op, attribute names and keys come in any case", async () => {
    const body = {
      operations: [
        { OP: "REPLACE", Path: "DISPLAYNAME", value: "A" },
        { op: "Add", value: { USERNAME: "b" } },
      ],
    };
    expect((await send("PATCH", `/Users/${user}`, body)).body).toMatchObject({ displayName: "A", userName: "b" });
  });

  it.each([
    { op: "copy", path: "title" },
    { path: "title", value: "x" },
    { op: 7, path: "title" },
  ])("T2: %j is refused", async (operation) => {
    expect(await patchUser(operation)).toMatchObject(refused(400, "invalidSyntax"));
  });

  it("T3: no operations change nothing", async () => {
    const before = await getUser();
    expect(await patchUser()).toMatchObject({ status: 200, body: before });
  });

  it("T4: one operation that fails takes all others back", async () => {
    const before = await getUser();
    const answer = await patchUser({ op: "add", path: "title", value: "t" }, { op: "replace", path: "id", value: "x" });
    expect(answer).toMatchObject(refused(400, "mutability"));
    expect(await getUser()).toEqual(before);
  });

  it.each(["id", "meta", "groups", "schemas", "meta.version"])(
    "T5: %s is refused by its path and passed over without one",
    async (path) => {
      expect(await patchUser({ op: "replace", path, value: "x" })).toMatchObject(refused(400, "mutability"));
      const before = await getUser();
      expect(await patchUser({ op: "replace", value: { [path]: "x" } })).toMatchObject({ status: 200, body: before });
    },
  );

  it("T6: remove needs a path", async () => {
    expect(await patchUser({ op: "remove" })).toMatchObject(refused(400, "noTarget"));
  });

  it("T7: replace of an entry that is not there makes it", async () => {
    const answer = await patchUser({ op: "replace", path: 'emails[type eq "home"]', value: { value: "h@x.example" } });
    expect(objectsOf(answer.body.emails)).toContainEqual({ type: "home", value: "h@x.example" });
  });

  it("T8: remove of an entry that is not there changes nothing", async () => {
    const before = await getUser();
    expect((await patchUser({ op: "remove", path: 'emails[type eq "home"]' })).body).toEqual(before);
  });

  it("T9: a single value comes out of a list of one", async () => {
    expect((await patchUser({ op: "add", path: "title", value: ["t"] })).body.title).toBe("t");
  });

  it("T10: one primary at most", async () => {
    await patchUser({ op: "add", path: "emails", value: [{ value: "b@x.example", primary: true }] });
    const { emails } = (
      await patchUser({ op: "add", path: "emails", value: [{ value: "c@x.example", primary: true }] })
    ).body;
    expect(
      objectsOf(emails)
        .filter(({ primary }) => primary === true)
        .map(({ value }) => value),
    ).toEqual(["c@x.example"]);
  });

  it("T39: active goes out as a boolean, however it came in", async () => {
    expect((await patchUser({ op: "Replace", path: "active", value: "False" })).body.active).toBe(false);
    expect((await patchUser({ op: "replace", value: { active: "TRUE" } })).body.active).toBe(true);
  });
});

describe("members", () => {
  it("T11: an unknown id is refused by its name and nobody is lost", async () => {
    for (const op of ["add", "replace"]) {
      const answer = await patchGroup({ op, path: "members", value: [{ value: "usr_ghost" }] });
      expect(answer).toMatchObject(refused(400, "invalidValue"));
      expect(answer.body.detail).toContain("usr_ghost");
    }
    expect(await members()).toEqual([user]);
  });

  it("T13: an entry may lack a type, name itself otherwise and have a null address", async () => {
    const other = idOf(await send("POST", "/Users", { userName: "bob" }));
    const value = [{ value: other, displayName: "Bob", $ref: null }];
    expect((await patchGroup({ op: "add", path: "members", value })).status).toBe(204);
    expect(new Set(await members())).toEqual(new Set([user, other]));
  });

  it("E19: a group cannot be a member", async () => {
    for (const entry of [{ value: group }, { value: group, type: "Group" }]) {
      expect(await patchGroup({ op: "add", path: "members", value: [entry] })).toMatchObject(
        refused(400, "invalidValue"),
      );
    }
  });
});

describe("people", () => {
  it("T14: an id that the client sends is not taken", async () => {
    const answer = await send("POST", "/Users", {
      id: "mine",
      userName: "bob",
      meta: { version: "x" },
      groups: [{ value: group }],
    });
    expect(answer).toMatchObject({ status: 201, body: { groups: [] } });
    expect(answer.body.id).not.toBe("mine");
  });

  it("T15, T16: a userName is taken in any case, with a scimType and the status as text", async () => {
    expect(await send("POST", "/Users", { userName: "ADA@X.EXAMPLE" })).toMatchObject(refused(409, "uniqueness"));
  });

  it("T17: an e-mail is nobody's alone", async () => {
    const answer = await send("POST", "/Users", { userName: "bob", emails: [{ value: "ada@x.example" }] });
    expect(answer).toMatchObject({ status: 201, body: { emails: [{ value: "ada@x.example" }] } });
  });

  it("T36, T37: a PUT clears what it leaves out, but neither active nor members", async () => {
    await patchUser({ op: "replace", value: { active: false, title: "t" } });
    const { body } = await send("PUT", `/Users/${user}`, { userName: "Ada" });
    expect(body).toMatchObject({ userName: "Ada", active: false });
    expect(body).not.toHaveProperty("title");
    await send("PUT", `/Groups/${group}`, { displayName: "Crew" });
    expect(await members()).toEqual([user]);
  });

  it("T40, T41: nothing is added to what was sent, and only schemas in use are listed", async () => {
    expect(await getUser()).toMatchObject({ schemas: [USER_URN], emails: [{ value: "ada@x.example", type: "work" }] });
    expect(objectsOf((await getUser()).emails).map(Object.keys)).toEqual([["value", "type"]]);
    const { body } = await patchUser({ op: "add", path: `${E}:department`, value: "d" });
    expect(body.schemas).toEqual([USER_URN, E]);
  });

  it("T42: locations are absolute and below the base", async () => {
    const created = await send("POST", "/Users", { userName: "bob" });
    const location = `${BASE_URL}/Users/${idOf(created)}`;
    expect(created).toMatchObject({ headers: { location }, body: { meta: { location } } });
  });

  it("T43, T44: deleted once, gone twice, and free to come again under a new id", async () => {
    expect(await send("DELETE", `/Users/${user}`)).toMatchObject({ status: 204, text: undefined });
    expect((await send("DELETE", `/Users/${user}`)).status).toBe(404);
    const again = await send("POST", "/Users", { userName: "ada@x.example" });
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(user);
  });

  it("T46: a password is neither shown nor kept, nor named in an error", async () => {
    const body = { userName: "bob", password: "hunter2-secret" };
    expect((await send("POST", "/Users", body)).text).not.toContain("hunter2");
    expect((await send("POST", "/Users", { ...body, password: { a: "hunter2-secret" } })).text).not.toContain(
      "hunter2",
    );
    expect((await patchUser({ op: "replace", path: "password", value: "hunter2-secret" })).text).not.toContain(
      "hunter2",
    );
  });
});

describe("paths and queries", () => {
  it.each<[string, string, string, number, JsonObject | undefined]>([
    ["T23", "GET", "/Nothing", 404, undefined],
    ["T23", "DELETE", "/Users", 405, undefined],
    ["T23", "GET", "/Users/%zz", 400, undefined],
    ["T24", "GET", "//Users//", 200, undefined],
    ["T24", "POST", "/Users/", 201, { userName: "bob" }],
    ["T49", "GET", `/Schemas/${USER_URN}`, 200, undefined],
    ["T50", "GET", `/Users?aadOptscim062020=&${where('userName eq "ada@x.example"')}`, 200, undefined],
    ["T28", "GET", '/Users?filter=userName+eq+"a+b@x.example"', 200, undefined],
    ["T30", "GET", `/Users?${where('shoeSize eq "38"')}`, 400, undefined],
    ["T29", "GET", `/Users?${where(`userName eq "${"x".repeat(11_000)}"`)}`, 400, undefined],
    ["T29", "GET", `/Users?${where(`${"not (".repeat(60)}active pr${")".repeat(60)}`)}`, 400, undefined],
    ["T31", "GET", "/Users?startIndex=abc", 400, undefined],
    ["T34", "GET", "/Users?attributes=userName&excludedAttributes=emails", 400, undefined],
  ])("%s: %s %s is %i", async (_, method, target, status, body) => {
    const answer = await send(method, target, body);
    expect(answer.status).toBe(status);
    expect(answer.headers["content-type"]).toMatch(/^application\/scim\+json/);
  });

  it("T29: values with quotes, backslashes and any letter find who has them", async () => {
    for (const userName of ['o"brien', "back\\slash", "ключ", "😀", "a+b@x.example", "100%", "a]b)c"]) {
      await send("POST", "/Users", { userName });
      const { body } = await send("GET", `/Users?${where(`userName eq ${JSON.stringify(userName)}`)}`);
      expect(objectsOf(body.Resources).map((each) => each.userName)).toEqual([userName]);
    }
  });

  it("T31, T32: page numbers out of range are brought into it", async () => {
    expect((await send("GET", "/Users?startIndex=-5&count=-1")).body).toMatchObject({
      totalResults: 1,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    });
    expect((await send("GET", "/Users?startIndex=0&count=100000")).body).toMatchObject({
      startIndex: 1,
      itemsPerPage: 1,
    });
    expect((await send("GET", "/Users?startIndex=9")).body).toMatchObject({
      totalResults: 1,
      startIndex: 9,
      itemsPerPage: 0,
      Resources: [],
    });
  });

  it("T33: pages follow one another in one order", async () => {
    for (const userName of ["c", "a", "b"]) await send("POST", "/Users", { userName });
    const pages = await Promise.all([1, 2, 3, 4].map((start) => send("GET", `/Users?count=1&startIndex=${start}`)));
    const names = pages.flatMap(({ body }) => objectsOf(body.Resources).map(({ userName }) => userName));
    expect(names).toEqual(["Ada@x.example", "c", "a", "b"]);
  });

  it("T34: id and schemas stay, an extension's attribute keeps its extension", async () => {
    await patchUser({ op: "add", path: "manager", value: "m1" });
    const { body } = await send("GET", `/Users/${user}?attributes=manager`);
    expect(body).toEqual({ schemas: [USER_URN, E], id: user, [E]: { manager: { value: "m1" } } });
  });

  it("T35: groups are listed with members unless they are excluded", async () => {
    const [listed] = objectsOf((await send("GET", "/Groups")).body.Resources);
    expect(listed?.members).toMatchObject([{ value: user, type: "User" }]);
    const [without] = objectsOf((await send("GET", "/Groups?excludedAttributes=members")).body.Resources);
    expect(without).not.toHaveProperty("members");
  });
});
