import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from "./json";
import type { ResourceType } from "./schema/attribute";
import { groupResourceType, userResourceType } from "./schema/resource-types";
import { attributeLists, bodies } from "./testing/arbitraries";
import { objectsOf } from "./testing/patch-client";
import { idOf, type Send, scimClient, where } from "./testing/scim-client";
import { SEARCH_REQUEST_URN } from "./urns";

/** What is left of a value may be less; entries stay in their order, and none is made up. */
function isPartOf(part: JsonValue, whole: JsonValue | undefined): boolean {
  if (Array.isArray(part)) {
    const rest = Array.isArray(whole) ? [...whole] : [];
    return part.every((entry) => {
      const found = rest.findIndex((candidate) => isPartOf(entry, candidate));
      rest.splice(0, found + 1);
      return found >= 0;
    });
  }
  if (!isJsonObject(part)) return jsonEquals(part, whole);
  return isJsonObject(whole) && Object.entries(part).every(([key, value]) => isPartOf(value, whole[key]));
}

/** An empty list counts as none; then a group's PATCH answers nothing. */
function isNamed(names: readonly string[]): boolean {
  return names.some((name) => name.trim() !== "");
}

/** The top-level names of a resource that hold anything. */
function namesOf(resource: JsonObject): ReadonlySet<string> {
  return new Set(Object.keys(resource));
}

interface Case {
  readonly send: Send;
  readonly target: string;
  readonly whole: JsonObject;
}

/** The entity tag is of what is shown: without a person's groups it is another one. */
function untagged(body: JsonObject): JsonObject {
  if (!isJsonObject(body.meta)) return body;
  const { version: _, ...meta } = body.meta;
  return { ...body, meta };
}

/** A resource that has references: a person in a group, or a group with a person. */
async function oneResource(type: ResourceType, body: JsonObject): Promise<Case> {
  const send = scimClient();
  const isUser = type === userResourceType;
  const user = idOf(await send("POST", "/Users", isUser ? body : { userName: "ada" }));
  const members = [{ value: user }];
  const group = idOf(await send("POST", "/Groups", isUser ? { displayName: "g", members } : { ...body, members }));
  const target = isUser ? `/Users/${user}` : `/Groups/${group}`;
  return { send, target, whole: untagged((await send("GET", target)).body) };
}

describe.each([userResourceType, groupResourceType])("attributes and excludedAttributes of $name", (type) => {
  const lists = attributeLists(type);

  async function ask({ send, target }: Case, parameter: string, names: readonly string[]): Promise<JsonObject> {
    const answer = await send("GET", `${target}?${parameter}=${encodeURIComponent(names.join(","))}`);
    expect(answer.status).toBe(200);
    return untagged(answer.body);
  }

  it.each(["attributes", "excludedAttributes"])(
    "%s leaves a part of the resource, with id and schemas",
    async (parameter) => {
      await fc.assert(
        fc.asyncProperty(bodies(type), lists, async (body, names) => {
          const subject = await oneResource(type, body);
          const part = await ask(subject, parameter, names);
          expect([part, isPartOf(part, subject.whole)]).toEqual([part, true]);
          expect(part).toMatchObject({ id: subject.whole.id, schemas: subject.whole.schemas });
        }),
        { numRuns: 100 },
      );
    },
  );

  it("together the two leave everything: what one shows the other hides", async () => {
    await fc.assert(
      fc.asyncProperty(bodies(type), lists, async (body, names) => {
        const subject = await oneResource(type, body);
        const shown = await ask(subject, "attributes", names);
        const rest = await ask(subject, "excludedAttributes", names);
        const isNone = !isNamed(names);
        expect(namesOf(isNone ? rest : { ...shown, ...rest })).toEqual(namesOf(subject.whole));
        const { id: _, schemas: __, ...others } = isNone ? {} : shown;
        const whollyShown = Object.keys(others).filter((name) => jsonEquals(others[name], subject.whole[name]));
        const shownTwice = whollyShown.filter((name) => rest[name] !== undefined && !jsonEquals(shown[name], []));
        expect(shownTwice).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("the same list means the same to GET, to lists, to searches, to PUT and to PATCH", async () => {
    await fc.assert(
      fc.asyncProperty(bodies(type), lists.filter(isNamed), async (body, names) => {
        const subject = await oneResource(type, body);
        const part = await ask(subject, "attributes", names);
        const { send, target, whole } = subject;
        const query = `?attributes=${encodeURIComponent(names.join(","))}`;
        const filter = `id eq ${JSON.stringify(whole.id)}`;
        const list = await send("GET", `${type.endpoint}${query}&${where(filter)}`);
        expect(objectsOf(list.body.Resources).map(untagged)).toEqual([part]);
        for (const path of [`${type.endpoint}/.search`, "/.search"]) {
          const found = await send("POST", path, { schemas: [SEARCH_REQUEST_URN], filter, attributes: [...names] });
          expect(objectsOf(found.body.Resources).map(untagged)).toEqual([part]);
        }
        expect(untagged((await send("PUT", `${target}${query}`, whole)).body)).toEqual(part);
        expect(untagged((await send("PATCH", `${target}${query}`, { Operations: [] })).body)).toEqual(part);
      }),
      { numRuns: 40 },
    );
  });
});
