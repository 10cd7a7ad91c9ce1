import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "./json";
import { declareSchemas } from "./schema/declared";
import { declaredClient, invalid, newPerson, patch } from "./testing/declared-client";
import { CREW, exampleSchemas, exampleTypes, GRADE, WORK } from "./testing/declared-example";
import { memoryStore } from "./testing/memory-store";
import { objectsOf } from "./testing/patch-client";
import { scimClient, where } from "./testing/scim-client";
import { ENTERPRISE_USER_URN, GROUP_URN, USER_URN } from "./urns";

const withKey = { authorization: "Bearer key" };

describe("discovery", () => {
  const ids = async (target: string, headers?: Readonly<Record<string, string>>) => {
    const { body } = await declaredClient()("GET", target, undefined, headers);
    return (body.Resources as JsonObject[]).map(({ id }) => id);
  };

  it("lists the team's schemas to its keys, and to nobody else", async () => {
    const core = [USER_URN, ENTERPRISE_USER_URN, GROUP_URN];
    expect(await ids("/Schemas")).toEqual(core);
    expect(await ids("/Schemas", withKey)).toEqual([USER_URN, ENTERPRISE_USER_URN, WORK, GRADE, GROUP_URN, CREW]);
    expect(await declaredClient()("GET", `/Schemas/${WORK}`)).toMatchObject({ status: 404 });
    const answer = await declaredClient()(
      "GET",
      `/Schemas/${encodeURIComponent(WORK.toUpperCase())}`,
      undefined,
      withKey,
    );
    expect(answer).toMatchObject({ status: 200, body: { id: WORK, name: "Work" } });
  });

  it("says every characteristic as it was declared, and nothing of ours", async () => {
    const { body } = await declaredClient()("GET", `/Schemas/${WORK}`, undefined, withKey);
    const attributes = body.attributes as JsonObject[];
    const find = (name: string) => attributes.find((each) => each.name === name);
    expect(find("door-code")).toEqual({
      name: "door-code",
      type: "string",
      multiValued: false,
      description: "The door-code.",
      required: false,
      caseExact: true,
      mutability: "readWrite",
      returned: "default",
      uniqueness: "server",
    });
    expect(find("pin")).toMatchObject({ mutability: "writeOnly", returned: "never" });
    expect(find("page")).toMatchObject({ type: "reference", referenceTypes: ["external"], caseExact: true });
    expect(find("shifts")).toMatchObject({ type: "integer", multiValued: true, uniqueness: "none" });
    expect(JSON.stringify(body)).not.toMatch(/charsMax|base64|declared"/);
  });

  it("names them in the resource types, as extensions that nobody needs", async () => {
    const { body } = await declaredClient()("GET", "/ResourceTypes/Group", undefined, withKey);
    expect(body.schemaExtensions).toEqual([{ schema: CREW, required: false }]);
  });
});

describe("values", () => {
  const work: JsonObject = {
    badge: "A-1",
    locker: 7,
    share: 0.5,
    since: "2026-01-31T08:00:00Z",
    remote: false,
    page: "https://people.example/ada",
    seal: "aGk=",
    skills: ["welding", "Greek"],
    shifts: [1, 2],
    origin: "Wien",
  };

  it("of every type come back as they were sent, and `schemas` names their URN", async () => {
    const send = declaredClient();
    const { body } = await send("GET", await newPerson(send, { [WORK]: work }));
    expect(body[WORK]).toEqual(work);
    expect(body.schemas).toEqual([USER_URN, WORK]);
    const crew = await send("POST", "/Groups", { displayName: "g", [CREW]: { unit: "U1", size: 4 } });
    expect(crew.body).toMatchObject({ schemas: [GROUP_URN, CREW], [CREW]: { unit: "U1", size: 4 } });
  });

  it("are not there when nothing is assigned, whatever `schemas` says; unknown URNs are passed over", async () => {
    const send = declaredClient();
    const body = { schemas: [USER_URN, WORK, "urn:x:y"], userName: "a", [WORK]: { badge: null }, "urn:x:y": { z: 1 } };
    const answer = await send("POST", "/Users", body);
    expect(answer).toMatchObject({ status: 201, body: { schemas: [USER_URN] } });
    expect(answer.text).not.toContain(WORK);
    expect(answer.text).not.toContain("urn:x:y");
  });

  it("are found by their name alone, by flat URN keys, and as the texts that identity providers send", async () => {
    const send = declaredClient();
    const body = { userName: "a", badge: "A", [`${WORK}:locker`]: "12", [WORK.toLowerCase()]: { REMOTE: "True" } };
    expect((await send("POST", "/Users", body)).body[WORK]).toEqual({ badge: "A", locker: 12, remote: true });
  });

  it.each<[string, JsonValue]>([
    ["locker", 1.5],
    ["locker", "seven"],
    ["share", true],
    ["since", "yesterday"],
    ["remote", "maybe"],
    ["page", { a: 1 }],
    ["seal", "not base64!"],
    ["skills", [["nested"]]],
    ["shifts", ["one"]],
    ["badge", "x".repeat(513)],
  ])("of the wrong kind are refused by name: %s %j", async (name, value) => {
    const answer = await declaredClient()("POST", "/Users", { userName: "a", [WORK]: { [name]: value } });
    expect(answer).toMatchObject(invalid("invalidValue"));
    expect(answer.body.detail).toContain(`${WORK}:${name}`);
  });

  it.each(["aGk=", "aGk", "aG+/"])("of type binary are base64, with padding or without: %s", async (seal) => {
    const send = declaredClient();
    expect((await send("GET", await newPerson(send, { [WORK]: { seal } }))).body[WORK]).toEqual({ seal });
  });

  it("that are required are so wherever the extension is", async () => {
    const send = declaredClient();
    const without = { userName: "a", [GRADE]: { until: "2026-01-01T00:00:00Z" } };
    expect(await send("POST", "/Users", without)).toMatchObject(invalid("invalidValue"));
    expect(await send("POST", "/Users", { userName: "a", [GRADE]: { grade: null } })).toMatchObject({ status: 201 });
    const target = await newPerson(send, { [GRADE]: { grade: "1" } });
    expect(await patch(send, target, { op: "remove", path: `${GRADE}:grade` })).toMatchObject(invalid("mutability"));
    expect(await send("PUT", target, { ...without, userName: "b" })).toMatchObject(invalid("invalidValue"));
    const gone = await patch(send, target, { op: "remove", path: GRADE });
    expect(gone).toMatchObject({ status: 200, body: { schemas: [USER_URN] } });
  });

  it("that became required later do not stand in the way of a change of something else", async () => {
    const store = memoryStore();
    const later = exampleSchemas.map((schema) => ({
      ...schema,
      attributes: schema.attributes.map((each) => ({ ...each, required: each.name === "site" })),
    }));
    const target = await newPerson(scimClient({ store, resourceTypes: exampleTypes }), { [WORK]: { badge: "1" } });
    const send = scimClient({ store, resourceTypes: declareSchemas(later) });
    expect((await patch(send, target, { op: "replace", path: "active", value: false })).body.active).toBe(false);
    expect(await patch(send, target, { op: "replace", path: "badge", value: "2" })).toMatchObject({ status: 400 });
  });
});

describe("lists of plain values", () => {
  const skillsAfter = async (...operations: readonly JsonObject[]) => {
    const send = declaredClient();
    const target = await newPerson(send, { [WORK]: { skills: ["a", "b", "c"], badge: "1" } });
    const { body } = await patch(send, target, ...operations);
    return (body[WORK] as JsonObject).skills;
  };

  it.each<[JsonObject, JsonValue | undefined]>([
    [{ op: "add", path: `${WORK}:skills`, value: ["b", "d"] }, ["a", "b", "c", "d"]],
    [{ op: "add", path: "skills", value: "d" }, ["a", "b", "c", "d"]],
    [{ op: "replace", path: `${WORK}:skills`, value: ["z"] }, ["z"]],
    [{ op: "replace", path: "skills", value: [] }, undefined],
    [{ op: "remove", path: `${WORK}:skills` }, undefined],
    [{ op: "remove", path: "skills", value: ["a", "c"] }, ["b"]],
    [{ op: "remove", path: `${WORK}:skills[value eq "B"]` }, ["a", "c"]],
    [{ op: "remove", path: 'skills[value eq "x"]' }, ["a", "b", "c"]],
    [{ op: "remove", path: 'skills[not (value eq "a")]' }, ["a"]],
    [{ op: "replace", path: 'skills[value eq "b"]', value: "y" }, ["a", "y", "c"]],
    [{ op: "replace", path: 'skills[value eq "x"]', value: "y" }, ["a", "b", "c", "y"]],
    [{ op: "add", value: { [`${WORK}:skills`]: ["d"] } }, ["a", "b", "c", "d"]],
  ])("%j", async (operation, expected) => {
    expect(await skillsAfter(operation)).toEqual(expected);
  });

  it("a filter that describes no value says so", async () => {
    const send = declaredClient();
    const operation = { op: "replace", path: 'skills[value sw "x"]', value: "y" };
    expect(await patch(send, await newPerson(send, { [WORK]: { skills: ["a"] } }), operation)).toMatchObject(
      invalid("noTarget"),
    );
  });
});

describe("filters and sorting", () => {
  it("know declared attributes by URN and, where it is plain which one is meant, by name", async () => {
    const send = declaredClient();
    const work = { badge: "A-1", level: 3, skills: ["Greek", "welding"], remote: true };
    const ada = (await newPerson(send, { [WORK]: work })).slice(7);
    const other = { badge: "B-1", level: 10, since: "2026-01-01T00:00:00Z" };
    const bob = (await newPerson(send, { [WORK]: other })).slice(7);
    const found = async (filter: string) => {
      const { body } = await send("GET", `/Users?${where(filter)}`);
      return objectsOf(body.Resources).map(({ id }) => id);
    };
    expect(await found('badge eq "a-1"')).toEqual([ada]);
    expect(await found(`${WORK}:level gt 9`)).toEqual([bob]);
    expect(await found(`${WORK}:skills eq "greek" and remote eq true`)).toEqual([ada]);
    expect(await found(`not (${WORK}:since pr)`)).toEqual([ada]);
    expect(await found('since eq "2026-01-01T01:00:00+01:00"')).toEqual([bob]);
    expect(await send("GET", `/Users?${where("level gt 9")}`)).toMatchObject(invalid("invalidFilter"));
    const sorted = await send("GET", `/Users?sortBy=${WORK}:level&sortOrder=descending`);
    expect(objectsOf(sorted.body.Resources).map(({ id }) => id)).toEqual([bob, ada]);
  });
});
