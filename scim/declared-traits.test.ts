import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "./json";
import { documentOf, mustGet } from "./testing/contract-subject";
import { declaredClient, invalid, newPerson, patch } from "./testing/declared-client";
import { exampleTypes, GRADE, WORK } from "./testing/declared-example";
import { memoryStore } from "./testing/memory-store";
import { idOf, type Send, scimClient, where } from "./testing/scim-client";
import { USER_URN } from "./urns";

describe("immutable values", () => {
  it("can be set once, by PUT or PATCH, and sent again in any case", async () => {
    const send = declaredClient();
    const target = await newPerson(send, { [WORK]: { badge: "1" } });
    await patch(send, target, { op: "add", path: `${WORK}:origin`, value: "Wien" });
    await patch(send, target, { op: "add", path: `${WORK}:oaths`, value: ["a", "b"] });
    const before = (await send("GET", target)).body;
    for (const operation of [
      { op: "replace", path: `${WORK}:origin`, value: "WIEN" },
      { op: "replace", path: "oaths", value: ["b", "a"] },
      { op: "add", value: { [WORK]: { origin: "wien" } } },
    ]) {
      expect((await patch(send, target, operation)).body).toEqual(before);
    }
  });

  it.each<JsonObject>([
    { op: "replace", path: `${WORK}:origin`, value: "Graz" },
    { op: "remove", path: `${WORK}:origin` },
    { op: "remove", path: WORK },
    { op: "add", path: "oaths", value: "b" },
    { op: "remove", path: 'oaths[value eq "a"]' },
    { op: "replace", value: { [WORK]: { origin: "Graz" } } },
  ])("refuse %j, and nothing else of the PATCH is done", async (operation) => {
    const send = declaredClient();
    const target = await newPerson(send, { [WORK]: { origin: "Wien", oaths: ["a"] } });
    const title = { op: "replace", path: "title", value: "t" };
    expect(await patch(send, target, title, operation)).toMatchObject(invalid("mutability"));
    expect((await send("GET", target)).body).not.toHaveProperty("title");
  });

  it("stay when a PUT leaves them out, with their URN in `schemas`, and refuse a PUT of another value", async () => {
    const send = declaredClient();
    const target = await newPerson(send, { [WORK]: { origin: "Wien", badge: "1" }, [GRADE]: { grade: "1" } });
    const { body } = await send("PUT", target, { userName: "b", [GRADE]: { grade: "2" } });
    expect(body).toMatchObject({ schemas: [USER_URN, WORK, GRADE], [WORK]: { origin: "Wien" } });
    expect(body[WORK]).not.toHaveProperty("badge");
    const other = await send("PUT", target, { userName: "b", [WORK]: { origin: "Graz" } });
    expect(other).toMatchObject(invalid("mutability"));
    expect(other.body.detail).toContain(`${WORK}:origin`);
  });
});

describe("returned", () => {
  const secrets = { pin: "1234", file: "f", notes: "n", site: "s", badge: "b" };
  const shown = async (send: Send, target: string) => (await send("GET", target)).body[WORK];

  it("never: not by any way of asking, and not to be filtered or sorted by", async () => {
    const send = declaredClient();
    const target = await newPerson(send, { [WORK]: secrets });
    for (const query of ["", `?attributes=${WORK}`, `?attributes=pin,file`, "?excludedAttributes=userName"]) {
      const { text } = await send("GET", `${target}${query}`);
      expect(text).not.toMatch(/1234|"file"|"pin"/);
    }
    for (const name of [`${WORK}:pin`, "file"]) {
      expect(await send("GET", `/Users?${where(`${name} eq "1234"`)}`)).toMatchObject(invalid("invalidFilter"));
      expect(await send("GET", `/Users?sortBy=${name}`)).toMatchObject({ status: 400 });
    }
  });

  it("request: when it is asked for by name, and in the answer to the write that sent it", async () => {
    const send = declaredClient();
    const created = await send("POST", "/Users", { userName: "a", [WORK]: secrets });
    const target = `/Users/${idOf(created)}`;
    expect(created.body[WORK]).toEqual({ badge: "b", notes: "n", site: "s" });
    expect(await shown(send, target)).toEqual({ badge: "b", site: "s" });
    const listed = await send("GET", "/Users");
    expect(listed.text).not.toContain('"notes"');
    expect((await send("GET", `${target}?attributes=${WORK}:notes`)).body[WORK]).toEqual({ notes: "n", site: "s" });
    const other = await patch(send, target, { op: "replace", path: "title", value: "t" });
    expect(other.body[WORK]).toEqual({ badge: "b", site: "s" });
    const same = await patch(send, target, { op: "replace", path: `${WORK}:notes`, value: "m" });
    expect(same.body[WORK]).toEqual({ badge: "b", notes: "m", site: "s" });
    const put = await send("PUT", target, { userName: "a", [WORK]: { notes: "o" } });
    expect(put.body[WORK]).toEqual({ notes: "o" });
  });

  it("always: also when other attributes are asked for", async () => {
    const send = declaredClient();
    const target = await newPerson(send, { [WORK]: secrets });
    for (const query of ["attributes=userName", `excludedAttributes=${WORK}`]) {
      expect((await send("GET", `${target}?${query}`)).body[WORK]).toEqual({ site: "s" });
    }
  });

  it("does not name the URN of an extension that has nothing to show", async () => {
    const send = declaredClient();
    const target = await newPerson(send, { [WORK]: { pin: "1234", notes: "n" } });
    expect((await send("GET", target)).body.schemas).toEqual([USER_URN]);
    const asked = await send("GET", `${target}?attributes=notes`);
    expect(asked.body).toMatchObject({ schemas: [USER_URN, WORK], [WORK]: { notes: "n" } });
  });

  it("what cannot be seen is not cleared by a PUT of what was got, but by a PATCH", async () => {
    const store = memoryStore(undefined, exampleTypes);
    const send = scimClient({ store, resourceTypes: exampleTypes });
    const target = await newPerson(send, { [WORK]: secrets });
    const stored = async () => documentOf(await mustGet(store.users, target.slice(7)));
    await send("PUT", target, (await send("GET", target)).body);
    expect((await stored())[WORK]).toEqual(secrets);
    await patch(send, target, { op: "remove", path: `${WORK}:pin` }, { op: "replace", path: "file", value: "g" });
    expect((await stored())[WORK]).toEqual({ file: "g", notes: "n", site: "s", badge: "b" });
  });
});

const text = fc.constantFrom("a", "B", "ä ö", "x".repeat(50));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const works = fc
  .record({
    badge: maybe(text),
    locker: maybe(fc.integer()),
    share: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })),
    remote: maybe(fc.boolean()),
    skills: maybe(fc.uniqueArray(text, { minLength: 1 })),
    origin: maybe(text),
    oaths: maybe(fc.uniqueArray(text, { minLength: 1 })),
    pin: maybe(text),
    notes: maybe(text),
    site: maybe(text),
  })
  .map((record) => JSON.parse(JSON.stringify(record)) as JsonObject);

describe("any values", () => {
  it("stay what they are when what was got is PUT back", async () => {
    await fc.assert(
      fc.asyncProperty(works, fc.boolean(), async (work, isGraded) => {
        const send = declaredClient();
        const target = await newPerson(send, { [WORK]: work, ...(isGraded && { [GRADE]: { grade: "1" } }) });
        const got = await send("GET", target);
        expect(await send("PUT", target, got.body)).toEqual({ ...got, status: 200 });
      }),
      { numRuns: 60 },
    );
  });
});
