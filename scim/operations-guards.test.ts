import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "./json";
import { idOf, scimClient, where } from "./testing/scim-client";
import { USER_URN } from "./urns";

const send = scimClient();
let made = 0;

async function person(attributes: JsonObject = {}) {
  made += 1;
  const created = await send("POST", "/Users", { userName: `guard-${made}`, ...attributes });
  const id = idOf(created);
  const patch = (...Operations: JsonObject[]) => send("PATCH", `/Users/${id}`, { Operations });
  return { id, target: `/Users/${id}`, patch };
}

const emails = [
  { value: "a@x.example", type: "work" },
  { value: "b@x.example", type: "home" },
];

describe("what names nothing takes nothing away", () => {
  it.each<JsonValue>([[{}], [{ foo: "x" }], [{ $ref: null, display: null }], [{ type: null }], "", [""], [null]])(
    "remove of e-mails with %j leaves them",
    async (value) => {
      const { patch } = await person({ emails });
      expect((await patch({ op: "Remove", path: "emails", value })).body.emails).toEqual(emails);
    },
  );

  it.each<JsonValue>(["", [""], [null], [{}], [{ value: "" }], [{ value: null }]])(
    "members %j by PUT or PATCH empty no group",
    async (members) => {
      const { id } = await person();
      made += 1;
      const displayName = `group-${made}`;
      const group = `/Groups/${idOf(await send("POST", "/Groups", { displayName, members: [{ value: id }] }))}`;
      const replace = { Operations: [{ op: "replace", path: "members", value: members }] };
      expect(await send("PATCH", group, replace)).toMatchObject({ status: 400, body: { scimType: "invalidValue" } });
      const put = await send("PUT", group, { displayName, members });
      expect(put.status).toBe(members === "" ? 200 : 400);
      expect((await send("GET", group)).body.members).toMatchObject([{ value: id }]);
    },
  );

  it.each([
    { path: "title", value: "" },
    { path: "name.givenName", value: null },
    { path: "name.familyName", value: "" },
    { path: 'emails[type eq "work"].value', value: "" },
    { path: 'emails[type eq "work"]', value: null },
  ])("add of nothing changes nothing: %j", async ({ path, value }) => {
    const { patch, target } = await person({ title: "t", name: { givenName: "G", familyName: "F" }, emails });
    const before = await send("GET", target);
    expect((await patch({ op: "add", path, value })).body).toEqual(before.body);
  });
});

describe("the core schema's URN", () => {
  it("holds core attributes in a body, in a value and as a path", async () => {
    const { patch, target } = await person({ [USER_URN]: { title: "T", name: { givenName: "G" } } });
    expect((await send("GET", target)).body).toMatchObject({ title: "T", name: { givenName: "G" } });
    expect((await patch({ op: "replace", value: { [USER_URN]: { title: "U" } } })).body.title).toBe("U");
    const added = await patch({ op: "add", path: USER_URN, value: { nickName: "N" } });
    expect(added.body).toMatchObject({ title: "U", nickName: "N" });
    expect(await patch({ op: "remove", path: USER_URN })).toMatchObject({
      status: 400,
      body: { scimType: "mutability" },
    });
  });

  it("stands for all of them in attributes", async () => {
    const { target } = await person({ externalId: "e", title: "T" });
    const { body } = await send("GET", `${target}?attributes=${USER_URN}`);
    expect(body).toMatchObject({ title: "T", active: true });
    expect(body).not.toHaveProperty("externalId");
    expect((await send("GET", `${target}?excludedAttributes=${USER_URN}`)).body).not.toHaveProperty("title");
  });
});

describe("meta.version", () => {
  it("as it is shown finds the person, in a group or not", async () => {
    const { id, target } = await person();
    const version = async () => ((await send("GET", target)).body.meta as { version: string }).version;
    const found = async (text: string) =>
      (await send("GET", `/Users?${where(`id eq "${id}" and meta.version eq ${JSON.stringify(text)}`)}`)).body;
    expect((await found(await version())).totalResults).toBe(1);
    made += 1;
    await send("POST", "/Groups", { displayName: `group-${made}`, members: [{ value: id }] });
    const inGroup = await version();
    expect(inGroup).toMatch(/^W\/"1\./);
    expect((await found(inGroup)).totalResults).toBe(1);
    expect((await found('W/"2"')).totalResults).toBe(0);
  });
});

describe("refusals", () => {
  it("If-Match without a tag of ours says so", async () => {
    const { target } = await person();
    const answer = await send("DELETE", target, undefined, { "if-match": "garbage" });
    expect(answer).toMatchObject({ status: 412, body: { detail: expect.stringContaining("no entity tag") } });
  });

  it("a body that is no JSON is not quoted: it may hold a password", async () => {
    const { body } = await send("POST", "/Users", '{"userName":"a","password":hunter2}');
    expect(body).toMatchObject({ scimType: "invalidSyntax", detail: expect.not.stringContaining("hunter2") });
  });

  it("of a path speak of the path", async () => {
    const { patch } = await person();
    const { body } = await patch({ op: "add", path: "title b", value: "x" });
    expect(body.detail).toMatch(/of the path .* the end of the path was expected/);
  });

  it("of a filter on all name every type and say where", async () => {
    const { body } = await send("GET", `/?${where("shoeSize pr")}`);
    expect(body.detail).toBe('Users and Groups have no attribute "shoeSize" to filter by (position 0).');
  });

  it.each(["0x5", "1e", "--1", "five"])("%s is no number", async (text) => {
    const { body } = await send("GET", `/Users?${where(`x509Certificates.primary eq ${text}`)}`);
    expect(body.scimType).toBe("invalidFilter");
  });
});
