import { beforeEach, describe, expect, it } from "vitest";
import type { JsonObject } from "./json";
import { objectsOf } from "./testing/patch-client";
import { idOf, type Send, scimClient } from "./testing/scim-client";
import { ENTERPRISE_USER_URN as E, PATCH_OP_URN, USER_URN } from "./urns";

const addresses = [
  { type: "work", locality: "Bern", streetAddress: "a", primary: true },
  { type: "work", locality: "Basel", streetAddress: "b" },
  { type: "home", locality: "Chur" },
];

let send: Send;
let path: string;
beforeEach(async () => {
  send = scimClient();
  path = `/Users/${idOf(await send("POST", "/Users", { userName: "ada", title: "t", addresses }))}`;
});

const patch = (...Operations: JsonObject[]) => send("PATCH", path, { schemas: [PATCH_OP_URN], Operations });
const read = async () => (await send("GET", path)).body;
const localities = (body: JsonObject) => objectsOf(body.addresses).map(({ locality }) => locality);

describe("operations", () => {
  it("3.5.2: each works on what the one before it made", async () => {
    const { body } = await patch(
      { op: "remove", path: "addresses" },
      { op: "add", path: "addresses", value: [{ type: "other", locality: "Genf" }] },
      { op: "replace", path: 'addresses[type eq "other"].locality', value: "Zug" },
    );
    expect(body.addresses).toEqual([{ type: "other", locality: "Zug" }]);
  });

  it("3.5.2: one that fails leaves the resource and its version as they were, and says why", async () => {
    const before = await read();
    const failing = [
      { op: "replace", path: "id", value: "x" },
      { op: "add", path: "shoeSize", value: 38 },
      { op: "replace", path: "active", value: "maybe" },
      { op: "remove" },
      { op: "move", path: "title" },
    ];
    const keywords = ["mutability", "invalidPath", "invalidValue", "noTarget", "invalidSyntax"];
    for (const [index, operation] of failing.entries()) {
      const answer = await patch({ op: "replace", path: "title", value: "new" }, operation);
      expect(answer).toMatchObject({ status: 400, body: { scimType: keywords[index], status: "400" } });
      expect(await read()).toEqual(before);
    }
  });

  it("3.5.2: a new primary entry leaves the others with primary false", async () => {
    const { body } = await patch({ op: "replace", path: 'addresses[type eq "home"].primary', value: true });
    expect(objectsOf(body.addresses).map(({ primary }) => primary)).toEqual([false, undefined, true]);
  });

  it("3.5.2: an attribute by its qualified name brings its schema, and takes it along when it goes", async () => {
    const name = `${E}:employeeNumber`;
    expect((await patch({ op: "add", path: name, value: "7" })).body.schemas).toEqual([USER_URN, E]);
    expect((await patch({ op: "remove", path: name })).body.schemas).toEqual([USER_URN]);
  });

  it("3.5.2: 200 with the resource when attributes are asked for, of a group too", async () => {
    const group = `/Groups/${idOf(await send("POST", "/Groups", { displayName: "g" }))}`;
    const rename = { Operations: [{ op: "replace", path: "displayName", value: "n" }] };
    const answer = await send("PATCH", `${group}?attributes=displayName`, rename);
    expect(answer).toMatchObject({ status: 200, body: { displayName: "n" } });
    expect(await send("PATCH", group, rename)).toMatchObject({ status: 204, headers: { etag: 'W/"2"' } });
  });
});

describe("add", () => {
  it("3.5.2.1: of what is there is a success that changes neither version nor lastModified", async () => {
    const before = await read();
    const answer = await patch(
      { op: "add", path: "title", value: "t" },
      { op: "add", path: "addresses", value: [addresses[2] ?? {}] },
      { op: "add", value: { userName: "ada" } },
    );
    expect(answer).toMatchObject({ status: 200, body: before, headers: { etag: 'W/"1"' } });
  });

  it("3.5.2.1: needs a value", async () => {
    expect(await patch({ op: "add", path: "title" })).toMatchObject({
      status: 400,
      body: { scimType: "invalidValue" },
    });
  });

  it("3.5.2.1: sets the sub-attributes that it names and leaves the others", async () => {
    await patch({ op: "add", path: "name", value: { givenName: "Ada", familyName: "L" } });
    const { body } = await patch({ op: "add", path: "name", value: { familyName: "Lovelace" } });
    expect(body.name).toEqual({ givenName: "Ada", familyName: "Lovelace" });
  });
});

describe("remove", () => {
  it("3.5.2.2: takes a single value, the entries that match, or all of them", async () => {
    expect((await patch({ op: "remove", path: "title" })).body).not.toHaveProperty("title");
    expect(localities((await patch({ op: "remove", path: 'addresses[type eq "work"]' })).body)).toEqual(["Chur"]);
    expect((await patch({ op: "remove", path: "addresses" })).body).not.toHaveProperty("addresses");
  });

  it("3.5.2.2: of the last sub-attribute of the last entry leaves nothing", async () => {
    await patch({ op: "replace", path: "addresses", value: [{ locality: "Chur" }] });
    const { body } = await patch({ op: "remove", path: 'addresses[locality eq "Chur"].locality' });
    expect(body).not.toHaveProperty("addresses");
  });

  it.each(["userName", "id", "meta.created", "groups", "schemas"])(
    "3.5.2.2: of %s, which is required or the server's, is 400 mutability",
    async (target) => {
      expect(await patch({ op: "remove", path: target })).toMatchObject({
        status: 400,
        body: { scimType: "mutability" },
      });
    },
  );
});

describe("replace", () => {
  it("3.5.2.3: without a path takes a set of attributes, and nothing else", async () => {
    const { body } = await patch({ op: "replace", value: { title: "u", nickName: "n" } });
    expect(body).toMatchObject({ userName: "ada", title: "u", nickName: "n" });
    expect(await patch({ op: "replace", value: "u" })).toMatchObject({ status: 400 });
  });

  it("3.5.2.3: of what is not there adds it", async () => {
    expect((await patch({ op: "replace", path: "nickName", value: "n" })).body.nickName).toBe("n");
  });

  it("3.5.2.3: of a complex value keeps the sub-attributes that it does not name", async () => {
    await patch({ op: "replace", path: "name", value: { givenName: "Ada", familyName: "L" } });
    const { body } = await patch({ op: "replace", path: "name", value: { givenName: "A" } });
    expect(body.name).toEqual({ givenName: "A", familyName: "L" });
  });

  it("3.5.2.3: by a filter replaces every entry that matches", async () => {
    const { body } = await patch({ op: "replace", path: 'addresses[type eq "work"]', value: { locality: "Olten" } });
    expect(body.addresses).toEqual([
      { type: "work", locality: "Olten" },
      { type: "work", locality: "Olten" },
      { type: "home", locality: "Chur" },
    ]);
  });

  it("3.5.2.3: by a filter and a sub-attribute changes it in every entry that matches", async () => {
    const { body } = await patch({ op: "replace", path: 'addresses[type eq "work"].streetAddress', value: "c" });
    expect(objectsOf(body.addresses).map(({ streetAddress }) => streetAddress)).toEqual(["c", "c", undefined]);
    expect(localities(body)).toEqual(["Bern", "Basel", "Chur"]);
  });
});
