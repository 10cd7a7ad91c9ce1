import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import { objectsOf } from "./testing/patch-client";
import { BASE_URL, scimClient, where } from "./testing/scim-client";
import * as urns from "./urns";

const send = scimClient();
const endpoints = ["/ServiceProviderConfig", "/ResourceTypes", "/Schemas"] as const;
const messages = Object.values(urns).filter((urn) => urn.includes(":api:messages:"));

const resourcesAt = async (path: string) => objectsOf((await send("GET", path)).body.Resources);

function objectAt(value: JsonValue | undefined): JsonObject {
  if (!isJsonObject(value)) throw new Error(`${JSON.stringify(value)} is no object.`);
  return value;
}

const textOf = (value: JsonValue | undefined) => (typeof value === "string" ? value : "");

/** Every attribute, those inside of others included. */
function attributesOf(list: JsonValue | undefined): readonly JsonObject[] {
  return objectsOf(list).flatMap((attribute) => [attribute, ...attributesOf(attribute.subAttributes)]);
}

const allAttributes = async () => (await resourcesAt("/Schemas")).flatMap(({ attributes }) => attributesOf(attributes));

describe("discovery", () => {
  it.each(endpoints)("4: %s takes no notice of sorting, paging and attributes, and refuses a filter", async (path) => {
    const plain = await send("GET", path);
    const query = "startIndex=2&count=1&sortBy=id&sortOrder=descending&attributes=id&excludedAttributes=meta";
    expect(await send("GET", `${path}?${query}`)).toEqual(plain);
    expect(await send("GET", `${path}?${where("id pr")}`)).toMatchObject({ status: 403, body: { status: "403" } });
  });

  it("4: a list of types or schemas is a ListResponse, one of them stands alone", async () => {
    for (const path of ["/ResourceTypes", "/Schemas"]) {
      const { body } = await send("GET", path);
      const resources = objectsOf(body.Resources);
      expect(body).toMatchObject({
        schemas: [urns.LIST_RESPONSE_URN],
        totalResults: resources.length,
        itemsPerPage: resources.length,
      });
      for (const resource of resources) {
        expect((await send("GET", `${path}/${textOf(resource.id)}`)).body).toEqual(resource);
      }
    }
  });

  it("3.1: a message is no schema that could be looked up", async () => {
    expect(messages).toHaveLength(6);
    const listed = (await resourcesAt("/Schemas")).map(({ id }) => id);
    for (const urn of messages) {
      expect(listed).not.toContain(urn);
      expect((await send("GET", `/Schemas/${urn}`)).status).toBe(404);
    }
  });
});

describe("ServiceProviderConfig", () => {
  it("7643 5: has every part that is required, each with its kind of value", async () => {
    const { body } = await send("GET", "/ServiceProviderConfig");
    expect(body).toMatchObject({
      schemas: [urns.SERVICE_PROVIDER_CONFIG_URN],
      patch: { supported: expect.any(Boolean) },
      bulk: {
        supported: expect.any(Boolean),
        maxOperations: expect.any(Number),
        maxPayloadSize: expect.any(Number),
      },
      filter: { supported: expect.any(Boolean), maxResults: expect.any(Number) },
      changePassword: { supported: expect.any(Boolean) },
      sort: { supported: expect.any(Boolean) },
      etag: { supported: expect.any(Boolean) },
      meta: { resourceType: "ServiceProviderConfig", location: `${BASE_URL}/ServiceProviderConfig` },
    });
    const schemes = objectsOf(body.authenticationSchemes);
    expect(schemes.length).toBeGreaterThan(0);
    for (const scheme of schemes) {
      expect(["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"]).toContain(scheme.type);
      expect(scheme).toMatchObject({ name: expect.stringMatching(/\w/), description: expect.stringMatching(/\w/) });
    }
  });
});

describe("pagination", () => {
  it("9865 4: pagination is announced as it is done", async () => {
    const small = scimClient({ config: { pageSizeDefault: 2, pageSizeMax: 3, cursorTimeoutS: 90 } });
    for (const userName of ["a", "b", "c", "d"]) await small("POST", "/Users", { userName });
    const { pagination } = (await small("GET", "/ServiceProviderConfig")).body;
    expect(pagination).toEqual({
      cursor: true,
      index: true,
      defaultPaginationMethod: "index",
      defaultPageSize: 2,
      maxPageSize: 3,
      cursorTimeout: 90,
    });
    expect((await small("GET", "/Users")).body).toMatchObject({ startIndex: 1, itemsPerPage: 2 });
    expect((await small("GET", "/Users?count=100")).body).toMatchObject({ startIndex: 1, itemsPerPage: 3 });
    expect((await small("GET", "/Users?cursor&count=100")).body).toMatchObject({ itemsPerPage: 3 });
  });
});

describe("ResourceTypes", () => {
  it("7643 6: say name, endpoint, description and schemas, and each schema is there by that id", async () => {
    const ids = (await resourcesAt("/Schemas")).map(({ id }) => id);
    const types = await resourcesAt("/ResourceTypes");
    expect(types.map(({ name, endpoint }) => [name, endpoint])).toEqual([
      ["User", "/Users"],
      ["Group", "/Groups"],
    ]);
    for (const type of types) {
      expect(type).toMatchObject({
        schemas: [urns.RESOURCE_TYPE_URN],
        description: expect.stringMatching(/\w/),
        meta: { resourceType: "ResourceType" },
      });
      expect(ids).toContain(type.schema);
      for (const extension of objectsOf(type.schemaExtensions)) {
        expect(ids).toContain(extension.schema);
        expect(extension.required).toBe(false);
      }
    }
  });
});

describe("Schemas", () => {
  it("7643 7: have a URN as id, a name and a description, and so has each attribute", async () => {
    for (const schema of await resourcesAt("/Schemas")) {
      expect(schema).toMatchObject({
        id: expect.stringMatching(/^urn:/),
        name: expect.stringMatching(/\w/),
        description: expect.stringMatching(/\w/),
      });
    }
    for (const attribute of await allAttributes()) {
      expect(attribute, textOf(attribute.name)).toMatchObject({ description: expect.stringMatching(/\w/) });
    }
  });

  it("7643 2.1: the name of an attribute is a letter, then letters, digits, - and _; $ref stands alone", async () => {
    const names = (await allAttributes()).map(({ name }) => textOf(name));
    expect(names.filter((name) => name !== "$ref" && !/^[A-Za-z][\w-]*$/.test(name))).toEqual([]);
  });

  it("7643 2.3.8: a complex attribute lists its parts, and none of them is complex", async () => {
    for (const attribute of await allAttributes()) {
      const parts = objectsOf(attribute.subAttributes);
      expect(parts.length > 0, textOf(attribute.name)).toBe(attribute.type === "complex");
      expect(parts.filter(({ type }) => type === "complex")).toEqual([]);
    }
  });

  it("7643 7: say what an attribute is for a server: the keys of RFC 7643 and no other value of theirs", async () => {
    for (const attribute of await allAttributes()) {
      expect(["readOnly", "readWrite", "immutable", "writeOnly"]).toContain(attribute.mutability);
      expect(["always", "never", "default", "request"]).toContain(attribute.returned);
      expect([undefined, "none", "server", "global"]).toContain(attribute.uniqueness);
      expect("referenceTypes" in attribute).toBe(attribute.type === "reference");
      expect(attribute.mutability === "writeOnly").toBe(attribute.returned === "never");
    }
  });

  it("7643 4.1, 4.2: userName and a group's displayName are required and unique, members change only as a whole", async () => {
    const [user, group] = [urns.USER_URN, urns.GROUP_URN].map((urn) => send("GET", `/Schemas/${urn}`));
    const find = async (schema: typeof user, name: string) =>
      objectAt(objectsOf((await schema)?.body.attributes).find((attribute) => attribute.name === name));
    const unique = { required: true, caseExact: false, uniqueness: "server" };
    expect(await find(user, "userName")).toMatchObject(unique);
    expect(await find(group, "displayName")).toMatchObject(unique);
    const members = objectsOf((await find(group, "members")).subAttributes);
    expect(members.map(({ mutability }) => mutability)).toEqual(members.map(() => "immutable"));
  });
});
