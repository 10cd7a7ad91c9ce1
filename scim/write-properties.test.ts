import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "./json";
import { bodies } from "./testing/arbitraries";
import { exampleTypes } from "./testing/declared-example";
import { memoryStore } from "./testing/memory-store";
import { idOf, type Send, scimClient } from "./testing/scim-client";

const PEOPLE = 4;
const userBodies = bodies(exampleTypes.User);
const groupBodies = bodies(exampleTypes.Group);
const somePeople = fc.uniqueArray(fc.nat(PEOPLE - 1), { maxLength: PEOPLE });

/** A team that declared schemas, on a clock that moves on with each look, so that a write shows in lastModified. */
function tickingClient(): Send {
  let seconds = 0;
  const now = () => new Date(Date.UTC(2026, 0, 1, 0, 0, (seconds += 1)));
  return scimClient({ store: memoryStore(now, exampleTypes), resourceTypes: exampleTypes });
}

async function addPeople(send: Send): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    ids.push(idOf(await send("POST", "/Users", { userName: `person ${index}` })));
  }
  return ids;
}

/** A group of these people, by their places. */
async function addGroup(send: Send, body: JsonObject, people: readonly string[], places: readonly number[]) {
  const members = places.map((place) => ({ value: people[place] ?? "" }));
  return `/Groups/${idOf(await send("POST", "/Groups", { ...body, members }))}`;
}

describe("what changes nothing keeps version and lastModified", () => {
  it("PUT of a user as it was got", async () => {
    await fc.assert(
      fc.asyncProperty(userBodies, async (body) => {
        const send = tickingClient();
        const target = `/Users/${idOf(await send("POST", "/Users", body))}`;
        const got = await send("GET", target);
        const ifMatch = { "if-match": got.headers.etag ?? "" };
        expect(await send("PUT", target, got.body, ifMatch)).toEqual(got);
        expect(await send("GET", target)).toEqual(got);
      }),
      { numRuns: 60 },
    );
  });

  it("PUT of a group as it was got, with its members and without", async () => {
    await fc.assert(
      fc.asyncProperty(groupBodies, somePeople, fc.boolean(), async (body, places, hasMembers) => {
        const send = tickingClient();
        const target = await addGroup(send, body, await addPeople(send), places);
        const got = await send("GET", target);
        const { members = [], ...rest } = got.body;
        expect(await send("PUT", target, hasMembers ? { ...rest, members } : rest)).toEqual(got);
        expect(await send("GET", target)).toEqual(got);
      }),
      { numRuns: 60 },
    );
  });

  it("PATCH that replaces, or adds, all that a user has by itself", async () => {
    await fc.assert(
      fc.asyncProperty(userBodies, fc.constantFrom("replace", "add"), async (body, op) => {
        const send = tickingClient();
        const target = `/Users/${idOf(await send("POST", "/Users", body))}`;
        const got = await send("GET", target);
        const { status, headers } = await send("PATCH", target, { Operations: [{ op, value: got.body }] });
        expect({ status, headers }).toEqual({ status: 200, headers: got.headers });
        expect(await send("GET", target)).toEqual(got);
      }),
      { numRuns: 60 },
    );
  });

  it("PATCH whose last operation is refused, whatever came before it", async () => {
    const refused = fc.constantFrom(
      { op: "replace", path: "id", value: "mine" },
      { op: "remove" },
      { op: "replace", path: "nothing", value: "x" },
      { op: "replace", path: "active", value: "perhaps" },
      { op: "remove", path: "userName" },
      { op: "replace", path: 'emails[value sw "no such"].display', value: "x" },
    );
    await fc.assert(
      fc.asyncProperty(userBodies, userBodies, refused, async (body, value, last) => {
        const send = tickingClient();
        const target = `/Users/${idOf(await send("POST", "/Users", body))}`;
        const got = await send("GET", target);
        const Operations = [{ op: "replace", value }, { op: "add", path: "title", value: "changed" }, last];
        expect(await send("PATCH", target, { Operations })).toMatchObject({ status: 400 });
        expect(await send("GET", target)).toEqual(got);
      }),
      { numRuns: 60 },
    );
  });
});

describe("members of a group", () => {
  const withoutTraces = (body: JsonObject) => ({ ...body, meta: null });

  it("add and then remove of people who were not in it gives back what was", async () => {
    await fc.assert(
      fc.asyncProperty(groupBodies, somePeople, fc.boolean(), async (body, places, byFilter) => {
        const send = tickingClient();
        const people = await addPeople(send);
        const target = await addGroup(send, body, people, places);
        const others = people.filter((_, place) => !places.includes(place));
        const value = others.map((id) => ({ value: id }));
        const got = await send("GET", target);
        const patch = (...Operations: JsonObject[]) => send("PATCH", target, { Operations });
        await patch({ op: "add", path: "members", value });
        expect((await send("GET", target)).body.members).toHaveLength(PEOPLE);
        if (byFilter) await patch(...others.map((id) => ({ op: "remove", path: `members[value eq "${id}"]` })));
        else if (others.length > 0) await patch({ op: "remove", path: "members", value });
        expect(withoutTraces((await send("GET", target)).body)).toEqual(withoutTraces(got.body));
      }),
      { numRuns: 60 },
    );
  });
});

it("a user's body comes back as it was sent, whatever it holds", async () => {
  await fc.assert(
    fc.asyncProperty(userBodies, async (body) => {
      const made = await tickingClient()("POST", "/Users", body);
      const { id: _, meta: __, schemas: ___, groups: ____, ...rest } = made.body;
      const again = await tickingClient()("POST", "/Users", rest);
      expect(again.body).toMatchObject(rest);
      expect(made.status).toBe(201);
      for (const { name } of exampleTypes.User.schema.attributes) {
        const value = body[name];
        if (typeof value === "string" && name !== "password") expect(made.body[name]).toBe(value);
      }
    }),
    { numRuns: 60 },
  );
});
