import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../json";
import { memoryStore } from "../testing/memory-store";
import { objectsOf } from "../testing/patch-client";
import { type Answer, idOf, scimClient, where } from "../testing/scim-client";
import { LIST_RESPONSE_URN } from "../urns";

const store = memoryStore();
const send = scimClient({ store });
const NAMES = ["ada", "bob", "cleo", "dora", "eve"];

function namesOf({ body }: Answer): readonly unknown[] {
  return objectsOf(body.Resources).map(({ userName, displayName }) => userName ?? displayName);
}

function cursorOf({ body }: Answer, name = "nextCursor"): string {
  const cursor = body[name];
  if (typeof cursor !== "string") throw new Error(`There is no ${name} in ${JSON.stringify(body)}`);
  return cursor;
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

beforeAll(async () => {
  const ids = [];
  for (const userName of NAMES) ids.push(idOf(await send("POST", "/Users", { userName, title: userName.slice(0, 1) })));
  await send("POST", "/Groups", { displayName: "crew", members: [{ value: ids[0] ?? "" }] });
});

describe("paging by cursor (RFC 9865)", () => {
  it("goes through everything, with nextCursor on each page but the last and no startIndex", async () => {
    const found: unknown[] = [];
    let page = await send("GET", "/Users?cursor&count=2");
    for (const wanted of [2, 2, 1]) {
      expect(page.body).toMatchObject({ schemas: [LIST_RESPONSE_URN], totalResults: 5, itemsPerPage: wanted });
      expect(page.body).not.toHaveProperty("startIndex");
      found.push(...namesOf(page));
      if (found.length < 5) page = await send("GET", `/Users?cursor=${cursorOf(page)}&count=2`);
    }
    expect(page.body).not.toHaveProperty("nextCursor");
    expect(found).toEqual(NAMES);
  });

  it("comes back by previousCursor, which the first page has not", async () => {
    const first = await send("GET", "/Users?cursor=&count=2&sortBy=userName&sortOrder=descending");
    expect(namesOf(first)).toEqual(["eve", "dora"]);
    expect(first.body).not.toHaveProperty("previousCursor");
    const same = "&count=2&sortBy=userName&sortOrder=descending";
    const second = await send("GET", `/Users?cursor=${cursorOf(first)}${same}`);
    const third = await send("GET", `/Users?cursor=${cursorOf(second)}${same}`);
    expect([namesOf(second), namesOf(third)]).toEqual([["cleo", "bob"], ["ada"]]);
    const back = await send("GET", `/Users?cursor=${cursorOf(third, "previousCursor")}${same}`);
    expect(namesOf(back)).toEqual(["cleo", "bob"]);
    const start = await send("GET", `/Users?cursor=${cursorOf(back, "previousCursor")}${same}`);
    expect(namesOf(start)).toEqual(["eve", "dora"]);
    expect(start.body).not.toHaveProperty("previousCursor");
    expect(namesOf(await send("GET", `/Users?cursor=${cursorOf(start)}${same}`))).toEqual(["cleo", "bob"]);
  });

  it("count 0 gives only the total, a negative one counts as 0, a large one as the limit", async () => {
    for (const count of [0, -3]) {
      const { body } = await send("GET", `/Users?cursor&count=${count}`);
      expect(body).toEqual({ schemas: [LIST_RESPONSE_URN], totalResults: 5, itemsPerPage: 0, Resources: [] });
    }
    const small = scimClient({ store, config: { pageSizeMax: 2 } });
    expect((await small("GET", "/Users?cursor&count=1000")).body).toMatchObject({ itemsPerPage: 2 });
  });

  it.each([
    ["another filter", `count=2&${where("active eq true")}`],
    ["another sort", "count=2&sortBy=title"],
    ["another direction", "count=2&sortOrder=descending"],
    ["other attributes", "count=2&attributes=userName"],
  ])("with %s the cursor is invalidCursor", async (_, query) => {
    const next = cursorOf(await send("GET", "/Users?cursor&count=2"));
    const answer = await send("GET", `/Users?cursor=${next}&${query}`);
    expect(answer).toMatchObject({ status: 400, body: { scimType: "invalidCursor", status: "400" } });
  });

  it("at another endpoint or with another team's key it is invalidCursor", async () => {
    const next = cursorOf(await send("GET", "/Users?cursor&count=2"));
    const elsewhere = scimClient({ store, tenantId: "another" });
    const answers = [
      await send("GET", `/?cursor=${next}&count=2`),
      await elsewhere("GET", `/Users?cursor=${next}&count=2`),
    ];
    for (const { body } of answers) expect(body.scimType).toBe("invalidCursor");
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });

  it("another count is invalidCount, a late one expiredCursor, startIndex beside it invalidValue", async () => {
    let seconds = 0;
    const timed = scimClient({ store, config: { now: () => new Date(seconds * 1000) } });
    const next = cursorOf(await timed("GET", "/Users?cursor&count=2"));
    expect((await timed("GET", `/Users?cursor=${next}&count=3`)).body.scimType).toBe("invalidCount");
    expect((await timed("GET", `/Users?cursor=${next}&count=2&startIndex=3`)).body.scimType).toBe("invalidValue");
    seconds = 601;
    expect((await timed("GET", `/Users?cursor=${next}&count=2`)).body.scimType).toBe("expiredCursor");
  });

  it("without cursor and startIndex paging is by index, as announced", async () => {
    expect((await send("GET", "/Users?count=2")).body).toMatchObject({ startIndex: 1, itemsPerPage: 2 });
    const { pagination } = (await send("GET", "/ServiceProviderConfig")).body;
    expect(pagination).toMatchObject({ cursor: true, index: true, defaultPaginationMethod: "index" });
  });
});

describe("POST /.search (RFC 7644 3.4.3)", () => {
  const request = (body: JsonObject) => ({ schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], ...body });

  it("on a type answers as its GET with the same parameters does", async () => {
    const query = `${where('title gt "a"')}&sortBy=userName&sortOrder=descending&startIndex=2&count=2&attributes=userName`;
    const body = request({
      filter: 'title gt "a"',
      sortBy: "userName",
      sortOrder: "descending",
      startIndex: 2,
      count: 2,
      attributes: ["userName"],
    });
    const found = await send("POST", "/Users/.search", body);
    expect(found).toEqual(await send("GET", `/Users?${query}`));
    expect(namesOf(found)).toEqual(["dora", "cleo"]);
  });

  it("pages by cursor, too", async () => {
    const first = await send("POST", "/Users/.search", request({ cursor: "", count: 3 }));
    const second = await send("POST", "/Users/.search", request({ cursor: cursorOf(first), count: 3 }));
    expect([...namesOf(first), ...namesOf(second)]).toEqual(NAMES);
  });

  it("on the base finds people and groups, each with its schemas and by its own attributes", async () => {
    const all = await send("POST", "/.search", request({ attributes: ["displayName", "userName"] }));
    expect(all.body).toMatchObject({ totalResults: 6, startIndex: 1, itemsPerPage: 6 });
    expect(new Set(namesOf(all))).toEqual(new Set([...NAMES, "crew"]));
    for (const each of objectsOf(all.body.Resources))
      expect(Object.keys(each)).toEqual(["schemas", "id", expect.any(String)]);
    const people = await send("POST", "/.search", request({ filter: 'meta.resourceType eq "User"' }));
    expect(people.body.totalResults).toBe(5);
    const either = request({ filter: 'userName eq "ada" or members pr' });
    expect(new Set(namesOf(await send("POST", "/.search", either)))).toEqual(new Set(["ada", "crew"]));
  });

  it("is the same as a GET of the base", async () => {
    const body = request({ filter: 'displayName eq "crew" or userName sw "e"' });
    const found = await send("POST", "/.search", body);
    expect(found).toEqual(await send("GET", `/?${where('displayName eq "crew" or userName sw "e"')}`));
    expect(found.body.totalResults).toBe(2);
  });

  it.each([
    ["/Users/.search", { filter: "shoeSize pr" }, "invalidFilter"],
    ["/.search", { filter: "shoeSize pr" }, "invalidFilter"],
    ["/.search", { sortBy: "shoeSize" }, "invalidValue"],
    ["/Groups/.search", { count: "many" }, "invalidValue"],
    ["/Groups/.search", { attributes: "id", excludedAttributes: "id" }, "invalidValue"],
    ["/Groups/.search", { startIndex: true }, "invalidSyntax"],
  ])("%s refuses %j as %s", async (path, body, scimType) => {
    expect(await send("POST", path, request(body))).toMatchObject({ status: 400, body: { scimType } });
  });
});

describe("filters on locations", () => {
  it("compare with the whole address of the resource", async () => {
    const [user] = objectsOf((await send("GET", `/Users?${where('userName eq "bob"')}`)).body.Resources);
    const location = `https://muster.example/scim/v2/Users/${textOf(user?.id)}`;
    expect(namesOf(await send("GET", `/Users?${where(`meta.location eq "${location}"`)}`))).toEqual(["bob"]);
    const [crew] = objectsOf((await send("GET", "/Groups")).body.Resources);
    const ref = `https://muster.example/scim/v2/Groups/${textOf(crew?.id)}`;
    expect(namesOf(await send("GET", `/Users?${where(`groups[$ref eq "${ref}"]`)}`))).toEqual(["ada"]);
  });
});
