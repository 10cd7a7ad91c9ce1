import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import { BASE_URL, scimClient, serverConfig } from "../testing/scim-client";
import { resourceTypeResource, schemaResource, serviceProviderConfig } from "./discovery";
import { groupResourceType, userResourceType } from "./resource-types";

const resourceTypes = [userResourceType, groupResourceType];
const schemas = resourceTypes.flatMap((type) => [type.schema, ...type.extensions.map(({ schema }) => schema)]);

/** The keys and keywords of RFC 7643 section 7. */
const KEYS = {
  name: "string",
  type: ["string", "boolean", "decimal", "integer", "dateTime", "reference", "binary", "complex"],
  multiValued: "boolean",
  description: "string",
  required: "boolean",
  caseExact: "boolean",
  mutability: ["readOnly", "readWrite", "immutable", "writeOnly"],
  returned: ["always", "never", "default", "request"],
  uniqueness: ["none", "server", "global"],
  canonicalValues: "list",
  referenceTypes: "list",
  subAttributes: "list",
} as const;

function faultsOf(attribute: JsonObject, path: string): readonly string[] {
  const faults = Object.entries(attribute).flatMap(([key, value]) => {
    const wanted = Object.entries(KEYS).find(([name]) => name === key)?.[1];
    if (wanted === undefined) return [`${path}: key ${key}`];
    if (wanted === "list") return Array.isArray(value) && value.length > 0 ? [] : [`${path}: empty ${key}`];
    if (typeof wanted === "string") return typeof value === wanted ? [] : [`${path}: ${key}`];
    return wanted.some((keyword) => keyword === value) ? [] : [`${path}: ${key} is ${JSON.stringify(value)}`];
  });
  const always = ["name", "type", "multiValued", "description", "required", "mutability", "returned"];
  const missing = always.filter((key) => !(key in attribute)).map((key) => `${path}: no ${key}`);
  const isComplex = attribute.type === "complex";
  const shape = isComplex === "subAttributes" in attribute ? [] : [`${path}: subAttributes`];
  const references = attribute.type !== "reference" || "referenceTypes" in attribute ? [] : [`${path}: referenceTypes`];
  return [
    ...faults,
    ...missing,
    ...shape,
    ...references,
    ...listOf(attribute.subAttributes).flatMap((each) => faultsOf(each, `${path}.${textOf(each.name)}`)),
  ];
}

function listOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((each) => isJsonObject(each)) : [];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

describe("schemas", () => {
  it.each(schemas)("$name is described in the words of RFC 7643 section 7", (schema) => {
    const resource = schemaResource(schema, BASE_URL);
    expect(resource).toMatchObject({
      id: schema.id,
      meta: { resourceType: "Schema", location: `${BASE_URL}/Schemas/${schema.id}` },
    });
    expect(listOf(resource.attributes).flatMap((each) => faultsOf(each, textOf(each.name)))).toEqual([]);
  });

  it.each([
    [
      "userName",
      {
        type: "string",
        multiValued: false,
        required: true,
        caseExact: false,
        mutability: "readWrite",
        returned: "default",
        uniqueness: "server",
      },
    ],
    ["active", { type: "boolean", required: false }],
    ["password", { mutability: "writeOnly", returned: "never" }],
    ["groups", { type: "complex", multiValued: true, mutability: "readOnly" }],
    ["emails", { type: "complex", multiValued: true }],
    ["x509Certificates", { multiValued: true }],
  ])("%s of the User has the characteristics of RFC 7643 8.7.1", (name, characteristics) => {
    const { attributes } = schemaResource(userResourceType.schema, BASE_URL);
    expect(listOf(attributes).find((each) => each.name === name)).toMatchObject(characteristics);
  });

  it("never say null and never leave out a value's characteristics", () => {
    const texts = schemas.map((schema) => JSON.stringify(schemaResource(schema, BASE_URL)));
    for (const text of texts) expect(text).not.toMatch(/null|charsMax/);
  });
});

describe("discovery endpoints", () => {
  const send = scimClient();

  it("announce what the server can do", async () => {
    const { status, body } = await send("GET", "/ServiceProviderConfig");
    expect(status).toBe(200);
    expect(body).toEqual(serviceProviderConfig(serverConfig, BASE_URL));
    expect(body).toMatchObject({
      patch: { supported: true },
      bulk: { supported: true, maxOperations: 50, maxPayloadSize: 100_000 },
      pagination: {
        cursor: true,
        index: true,
        defaultPaginationMethod: "index",
        defaultPageSize: 100,
        maxPageSize: 200,
        cursorTimeout: 600,
      },
      filter: { supported: true, maxResults: 200 },
      etag: { supported: true },
    });
  });

  it("list resource types and schemas, and give each by its id in any case", async () => {
    const types = await send("GET", "/ResourceTypes");
    expect(types.body).toMatchObject({ totalResults: 2, startIndex: 1, itemsPerPage: 2 });
    expect(types.body.Resources).toEqual(resourceTypes.map((type) => resourceTypeResource(type, BASE_URL)));
    const all = await send("GET", "/Schemas");
    expect(listOf(all.body.Resources).map(({ id }) => id)).toEqual(schemas.map(({ id }) => id));
    for (const { id } of schemas) expect((await send("GET", `/Schemas/${id.toUpperCase()}`)).body.id).toBe(id);
    expect((await send("GET", "/ResourceTypes/user")).body).toMatchObject({ id: "User", endpoint: "/Users" });
  });

  it("locations lead to where they say", async () => {
    for (const endpoint of ["/ResourceTypes", "/Schemas"]) {
      for (const resource of listOf((await send("GET", endpoint)).body.Resources)) {
        const { location } = listOf([resource.meta ?? null])[0] ?? {};
        expect((await send("GET", textOf(location).slice(BASE_URL.length))).body).toEqual(resource);
      }
    }
  });

  it("answer 404 for an id that is none, and 403 to a filter (RFC 7644 section 4)", async () => {
    expect((await send("GET", "/Schemas/urn:x")).status).toBe(404);
    expect((await send("GET", "/ResourceTypes/Role")).status).toBe(404);
    expect((await send("GET", "/ServiceProviderConfig/x")).status).toBe(404);
    expect((await send("GET", '/Schemas?Filter=id%20eq%20"x"')).status).toBe(403);
    expect((await send("GET", "/Schemas?count=1&startIndex=2")).body).toMatchObject({ itemsPerPage: 3 });
  });

  it("need no store", async () => {
    const { createScimServer } = await import("../server");
    const server = createScimServer(serverConfig);
    const request = { method: "GET", path: "/Schemas", query: "", headers: {}, baseUrl: BASE_URL };
    const refuse = () => Promise.reject(new Error("opened"));
    expect((await server.handle(request, refuse)).status).toBe(200);
  });
});
