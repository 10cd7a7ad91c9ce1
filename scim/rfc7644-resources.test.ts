import { beforeEach, describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject } from "./json";
import { objectsOf } from "./testing/patch-client";
import { type Answer, BASE_URL, idOf, type Send, scimClient, where } from "./testing/scim-client";

let send: Send;
beforeEach(() => {
  send = scimClient();
});

const types = [
  { endpoint: "/Users", name: "User", body: { userName: "ada" }, title: "nickName" },
  { endpoint: "/Groups", name: "Group", body: { displayName: "Crew" }, title: "externalId" },
] as const;

const totalOf = async (endpoint: string) => (await send("GET", endpoint)).body.totalResults;

function metaOf({ body }: Answer): JsonObject {
  if (!isJsonObject(body.meta)) throw new Error(`There is no meta in ${JSON.stringify(body)}.`);
  return body.meta;
}

describe.each(types)("a $name", ({ endpoint, name, body, title }) => {
  it("3.3.1: has the resource type of the endpoint it was sent to, whatever its body says", async () => {
    const meta = { resourceType: name === "User" ? "Group" : "User" };
    expect(metaOf(await send("POST", endpoint, { ...body, meta }))).toMatchObject({ resourceType: name });
  });

  it("3.3: comes back from its create as a GET at its Location shows it", async () => {
    const created = await send("POST", endpoint, { ...body, [title]: "x", shoeSize: 38 });
    expect(created.status).toBe(201);
    expect(created.headers.location).toBe(metaOf(created).location);
    const path = (created.headers.location ?? "").slice(BASE_URL.length);
    expect(await send("GET", path)).toMatchObject({ status: 200, body: created.body });
    expect(created.body).not.toHaveProperty("shoeSize");
  });

  it("3.5.1: is not made by a PUT", async () => {
    const answer = await send("PUT", `${endpoint}/mine`, { ...body, id: "mine" });
    expect(answer).toMatchObject({ status: 404, body: { status: "404" } });
    expect(await totalOf(endpoint)).toBe(0);
  });

  it("3.5.1: takes from a PUT what can be written and passes over what only the server sets", async () => {
    const created = await send("POST", endpoint, { ...body, [title]: "old" });
    const path = `${endpoint}/${idOf(created)}`;
    const theirs = { id: "mine", meta: { created: "2000-01-01T00:00:00Z", version: 'W/"9"' } };
    const put = await send("PUT", path, { ...body, [title]: "new", ...theirs });
    expect(put).toMatchObject({ status: 200, body: { id: created.body.id, [title]: "new" } });
    expect(metaOf(put)).toMatchObject({ created: metaOf(created).created, version: 'W/"2"' });
    expect((await send("GET", path)).body).toEqual(put.body);
    const cleared = await send("PUT", path, { ...body, [title]: null });
    expect(cleared.body).not.toHaveProperty(title);
  });

  it("3.6: is 404 for every method once it was deleted, and in no list", async () => {
    const path = `${endpoint}/${idOf(await send("POST", endpoint, body))}`;
    expect(await send("DELETE", path)).toMatchObject({ status: 204, text: undefined });
    const patch = { Operations: [{ op: "add", path: title, value: "x" }] };
    for (const [method, sent] of [["GET"], ["PUT", body], ["PATCH", patch], ["DELETE"]] as const) {
      expect(await send(method, path, sent), method).toMatchObject({ status: 404, body: { status: "404" } });
    }
    expect(await totalOf(endpoint)).toBe(0);
    expect(await totalOf(`${endpoint}?${where(`id eq "${path.split("/")[2]}"`)}`)).toBe(0);
  });

  it("3.14: carries its entity tag as a weak ETag and as meta.version, the same on every answer", async () => {
    const created = await send("POST", endpoint, body);
    const path = `${endpoint}/${idOf(created)}`;
    const patch = { Operations: [{ op: "add", path: title, value: "x" }] };
    const answers = [
      created,
      await send("GET", path),
      await send("PUT", path, { ...body, [title]: "y" }),
      await send("PATCH", `${path}?attributes=meta`, patch),
    ];
    expect(answers.map(({ headers }) => headers.etag)).toEqual(['W/"1"', 'W/"1"', 'W/"2"', 'W/"3"']);
    for (const answer of answers) expect(metaOf(answer).version).toBe(answer.headers.etag);
  });
});

describe("messages", () => {
  it("3.1: name their schema under urn:ietf:params:scim:api:", async () => {
    for (const target of ["/Users", "/Groups?count=0", "/Users/nobody", "/Nothing", "/Schemas"]) {
      const { schemas } = (await send("GET", target)).body;
      expect(schemas, target).toEqual([expect.stringMatching(/^urn:ietf:params:scim:api:messages:2\.0:\w+$/)]);
    }
  });

  it("3.12: an Error says its status as text, a keyword of table 9 if any, a sentence, and nothing else", async () => {
    const refusals = [
      await send("GET", "/Users/nobody"),
      await send("GET", `/Users?${where("shoeSize pr")}`),
      await send("POST", "/Users", "{"),
      await send("POST", "/Users", { displayName: "no userName" }),
      await send("DELETE", "/Users"),
    ];
    const keys = ["schemas", "status", "scimType", "detail"];
    for (const { status, body } of refusals) {
      expect(Object.keys(body).filter((key) => !keys.includes(key))).toEqual([]);
      expect(body).toMatchObject({ status: String(status), detail: expect.stringMatching(/\w+ \w+.*\.$/) });
    }
    expect(refusals.map(({ body }) => body.scimType)).toEqual([
      undefined,
      "invalidFilter",
      "invalidSyntax",
      "invalidValue",
      undefined,
    ]);
  });
});

describe("a deleted person", () => {
  it("3.6: is a member of nothing any more", async () => {
    const value = idOf(await send("POST", "/Users", { userName: "ada" }));
    const group = idOf(await send("POST", "/Groups", { displayName: "Crew", members: [{ value }] }));
    await send("DELETE", `/Users/${value}`);
    expect(objectsOf((await send("GET", `/Groups/${group}`)).body.members)).toEqual([]);
    expect(await totalOf(`/Groups?${where(`members eq "${value}"`)}`)).toBe(0);
  });
});
