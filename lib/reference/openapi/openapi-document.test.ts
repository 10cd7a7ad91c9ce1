import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { ENDPOINTS, isJsonObject, type JsonObject, type JsonValue } from "@/scim";
import { ERRORS } from "../errors";
import { describedHere } from "../testing/described-here";
import { openApiDocument } from "./openapi-document";

const document = await openApiDocument(describedHere);
const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const operations = entriesOf(document.paths).flatMap(([path, item]) =>
  entriesOf(item)
    .filter(([name]) => METHODS.includes(name))
    .map(([method, operation]) => ({ path, method, operation: asObject(operation) })),
);

describe("the OpenAPI document", () => {
  it("is valid OpenAPI 3.1", async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
    expect(validator.version).toBe("3.1");
  });

  it("has every method of every endpoint, and no other", () => {
    const served = ENDPOINTS.flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`));
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    expect(described.toSorted()).toEqual(served.toSorted());
  });

  it("gives each operation an id of its own", () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("declares exactly the path parameters that its paths have", () => {
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = itemsOf(operation.parameters).filter((each) => each.in === "path");
      expect([path, declared.map(({ name }) => name)]).toEqual([path, inPath]);
    }
  });

  it("leads every reference to something", () => {
    const lost = referencesIn(document).filter((pointer) => resolve(pointer) === undefined);
    expect(lost).toEqual([]);
  });

  it("explains every status, each refusal by the errors of the reference", () => {
    const explained = new Set(ERRORS.map(({ status }) => String(status)));
    for (const { path, method, operation } of operations) {
      const refusals = Object.keys(asObject(operation.responses)).filter((status) => Number(status) >= 400);
      expect([path, method, refusals.filter((status) => !explained.has(status))]).toEqual([path, method, []]);
    }
  });

  it("asks for a key everywhere but at discovery, where there may be one", () => {
    const open = operations.filter(({ operation }) => operation.security !== undefined).map(({ path }) => path);
    expect([...new Set(open)]).toEqual([
      "/ServiceProviderConfig",
      "/ResourceTypes",
      "/ResourceTypes/{id}",
      "/Schemas",
      "/Schemas/{id}",
    ]);
    expect(document.security).toEqual([{ key: [] }]);
  });

  it("has no key $ref but for its own references, which importers would follow", () => {
    const named = keysIn(document).filter(([key]) => key === "$ref");
    expect(named.filter(([, value]) => typeof value !== "string" || !value.startsWith("#/"))).toEqual([]);
  });

  it("announces the limits in force", () => {
    const text = JSON.stringify(asObject(document.components).schemas);
    expect(text).toContain(`"maxItems":${describedHere.limits.bulkOperationsMax}`);
  });
});

describe("the schemas of the OpenAPI document", () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true, validateFormats: false });
  ajv.addKeyword("x-scim").addKeyword("components");
  ajv.addSchema({ $id: "document", components: document.components }, "document");

  const schemas = entriesOf(asObject(document.components).schemas).map(([name]) => name);
  it.each(schemas)("%s can be compiled without a doubt", (name) => {
    expect(ajv.compile({ $ref: `document#/components/schemas/${name}` })).toBeTypeOf("function");
  });

  const examples = operations.flatMap(({ operation }) => examplesOf(operation));
  it("meet the examples of all bodies", () => {
    expect(examples.length).toBeGreaterThan(25);
    for (const { name, schema, value } of examples) {
      const validate = ajv.compile(withDocument(schema));
      validate(value);
      expect([name, validate.errors]).toEqual([name, null]);
    }
  });

  it.each([
    ["UserInput", { displayName: "Nobody" }],
    ["UserInput", { userName: "a", active: "yes" }],
    ["GroupInput", { displayName: "A", members: "b" }],
    ["User", { schemas: ["urn:example:other"], id: "usr_1" }],
    ["PatchOp", { Operations: [{ op: "move" }] }],
    ["BulkRequest", { Operations: [{ path: "/Users" }] }],
    ["SearchRequest", { attributes: "userName" }],
    ["Error", { schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"], status: 404, detail: "A number." }],
    ["ListResponse", { schemas: ["urn:ietf:params:scim:api:messages:2.0:ListResponse"], totalResults: 1 }],
  ])("%s refuses %j", (name, value) => {
    expect(ajv.validate({ $ref: `document#/components/schemas/${name}` }, value)).toBe(false);
  });
});

interface FoundExample {
  readonly name: JsonValue | undefined;
  readonly schema: JsonObject;
  readonly value: JsonValue;
}

/** The examples of an operation's bodies, in and out. */
function examplesOf(operation: JsonObject): readonly FoundExample[] {
  const answers = Object.values(asObject(operation.responses));
  return [operation.requestBody, ...answers].flatMap((holder) =>
    Object.values(asObject(asObject(holder).content)).flatMap((media) => {
      const { schema, examples } = asObject(media);
      return Object.values(asObject(examples)).map((example) => ({
        name: operation.operationId,
        schema: asObject(schema),
        value: asObject(example).value ?? null,
      }));
    }),
  );
}

/** A schema of the document with its references into the document. */
function withDocument(schema: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as JsonObject;
}

function referencesIn(value: JsonValue): readonly string[] {
  return keysIn(value).flatMap(([key, item]) => (key === "$ref" && typeof item === "string" ? [item] : []));
}

/** Every key of every object in it, with its value. */
function keysIn(value: JsonValue): readonly (readonly [string, JsonValue])[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  return isJsonObject(value) ? Object.entries(value).flatMap(([key, item]) => [[key, item], ...keysIn(item)]) : [];
}

function resolve(pointer: string): JsonValue | undefined {
  return pointer
    .slice(2)
    .split("/")
    .reduce<JsonValue | undefined>((value, key) => (isJsonObject(value) ? value[key] : undefined), document);
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function entriesOf(value: JsonValue | undefined): readonly (readonly [string, JsonValue])[] {
  return Object.entries(asObject(value));
}

function itemsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => isJsonObject(item)) : [];
}
