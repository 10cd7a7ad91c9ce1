import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "./json";
import { objectsOf } from "./testing/patch-client";
import { idOf, type Send, scimClient, where } from "./testing/scim-client";
import { ENTERPRISE_USER_URN as E, USER_URN } from "./urns";

let send: Send;
const ids = new Map<string, string>();

const people: readonly (JsonObject & { userName: string })[] = [
  {
    userName: "Ada",
    externalId: "Ext-1",
    title: "Pilot",
    emails: [
      { value: "a@x.example", type: "work" },
      { value: "z@x.example", type: "home", primary: true },
    ],
    [E]: { department: "Flight" },
  },
  { userName: "bob", title: "pilots", emails: [{ value: "b@x.example", type: "home" }], active: false },
  { userName: "Cid", name: { familyName: "Zorn" }, emails: [{ value: "c@y.example", type: "work" }] },
];

beforeAll(async () => {
  send = scimClient();
  for (const person of people) {
    ids.set(person.userName, idOf(await send("POST", "/Users", person)));
  }
});

const listed = async (query: string) => (await send("GET", `/Users?${query}`)).body;
const names = async (query: string) => objectsOf((await listed(query)).Resources).map(({ userName }) => userName);
const keysOf = (resource: JsonObject) => Object.keys(resource).toSorted();

describe("lists", () => {
  it("3.4.2: a query without a match is 200 with a total of 0", async () => {
    const answer = await send("GET", `/Users?${where('userName eq "nobody"')}`);
    expect(answer).toMatchObject({ status: 200, body: { totalResults: 0, itemsPerPage: 0, Resources: [] } });
  });

  it("3.4.2: parameters that nobody knows change nothing", async () => {
    expect(await listed("shape=round&x=1&aadOptscim062020")).toEqual(await listed(""));
  });

  it("3.4.2.4: a page says where it starts, how many it holds and how many there are in all", async () => {
    const page = await listed("startIndex=2&count=1");
    expect(page).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1 });
    expect(objectsOf(page.Resources)).toHaveLength(1);
  });

  it("3.4.2.4: a count of 0 gives the total alone, and a page never holds more than was asked for", async () => {
    expect(await listed("count=0")).toMatchObject({ totalResults: 3, itemsPerPage: 0, Resources: [] });
    for (const count of [1, 2, 3, 4]) {
      expect(objectsOf((await listed(`count=${count}`)).Resources)).toHaveLength(Math.min(count, 3));
    }
  });

  it("3.4.2.3: without sortOrder the order is ascending, and who has no value comes last; descending turns it round", async () => {
    expect(await names("sortBy=userName")).toEqual(["Ada", "bob", "Cid"]);
    expect(await names("sortBy=userName&sortOrder=descending")).toEqual(["Cid", "bob", "Ada"]);
    expect((await names("sortBy=name.familyName"))[0]).toBe("Cid");
    expect((await names("sortBy=name.familyName&sortOrder=descending"))[2]).toBe("Cid");
  });

  it("3.4.2.3: of several values the primary one is compared, else the first", async () => {
    expect(await names("sortBy=emails.value")).toEqual(["bob", "Cid", "Ada"]);
  });
});

describe("filters", () => {
  it.each([
    ['userName eq "ADA"', ["Ada"]],
    ['userName ne "ada"', ["bob", "Cid"]],
    ['userName co "D"', ["Ada", "Cid"]],
    ['title sw "pilot"', ["Ada", "bob"]],
    ['title ew "PILOT"', ["Ada"]],
    ["name pr", ["Cid"]],
    ['userName gt "ada"', ["bob", "Cid"]],
    ['userName ge "BOB"', ["bob", "Cid"]],
    ['userName lt "bob"', ["Ada"]],
    ['userName le "bob"', ["Ada", "bob"]],
    ['meta.created gt "2001-01-01T00:00:00Z" and active eq true', ["Ada", "Cid"]],
    ['title pr and not (userName eq "bob") or userName eq "cid"', ["Ada", "Cid"]],
    ['(userName eq "ada" or userName eq "bob") and active eq false', ["bob"]],
    ['emails[type eq "home" and value ew "x.example"]', ["Ada", "bob"]],
    ['emails[type eq "work" and primary eq true]', []],
    ['emails co "Y.example"', ["Cid"]],
    [`schemas eq "${E}"`, ["Ada"]],
    [`${E}:department sw "fl"`, ["Ada"]],
  ])("3.4.2.2: %s finds just those, and the total counts just those", async (filter, expected) => {
    expect(await names(`${where(filter)}&sortBy=userName`)).toEqual(expected);
    expect((await listed(where(filter))).totalResults).toBe(expected.length);
  });

  it("3.4.2.2: a value that the server filled in can be filtered by as it was returned", async () => {
    expect(people[0]).not.toHaveProperty("active");
    expect(await names(`${where("active eq true")}&sortBy=userName`)).toEqual(["Ada", "Cid"]);
  });

  it("3.4.2.2: caseExact decides whether case counts", async () => {
    expect(await names(where('externalId eq "Ext-1"'))).toEqual(["Ada"]);
    expect(await names(where('externalId eq "ext-1"'))).toEqual([]);
    expect(await names(where(`id eq "${ids.get("Ada")?.toUpperCase()}"`))).toEqual([]);
  });

  const orders = ["gt", "ge", "lt", "le"].flatMap((operator) => [
    `active ${operator} true`,
    `x509Certificates.value ${operator} "AAAA"`,
  ]);
  it.each(orders)("3.4.2.2: %s is 400 invalidFilter: booleans and binaries have no order", async (filter) => {
    expect(await send("GET", `/Users?${where(filter)}`)).toMatchObject({
      status: 400,
      body: { scimType: "invalidFilter" },
    });
  });

  it("3.4.2.2: an operator that is none is refused by its name, with those that there are", async () => {
    const { status, body } = await send("GET", `/Users?${where('userName regex "a"')}`);
    expect([status, body.scimType]).toEqual([400, "invalidFilter"]);
    expect(body.detail).toMatch(/"regex".*eq, ne, co, sw, ew/);
  });

  it.each(["", " ", "userName", 'eq "ada"', 'userName "ada"', "name eq", "()"])(
    "3.4.2.2: %j holds no whole expression and is 400 invalidFilter",
    async (filter) => {
      const answer = await send("GET", `/Users?${where(filter)}`);
      expect(answer).toMatchObject({ status: 400, body: { scimType: "invalidFilter" } });
    },
  );
});

describe("what an answer shows", () => {
  it("3.9: attributes and excludedAttributes work wherever a resource is returned", async () => {
    const fresh = scimClient();
    const created = await fresh("POST", "/Users?attributes=userName", { userName: "dee", title: "t", nickName: "n" });
    const path = `/Users/${idOf(created)}`;
    const patch = { Operations: [{ op: "add", path: "title", value: "u" }] };
    const only = [
      created.body,
      (await fresh("GET", `${path}?attributes=userName`)).body,
      (await fresh("PUT", `${path}?attributes=userName`, { userName: "dee", title: "v" })).body,
      (await fresh("PATCH", `${path}?attributes=userName`, patch)).body,
      objectsOf((await fresh("GET", "/Users?attributes=userName")).body.Resources)[0] ?? {},
    ];
    for (const resource of only) expect(keysOf(resource)).toEqual(["id", "schemas", "userName"]);
    const except = "excludedAttributes=title,meta,groups,active";
    const without = [
      (await fresh("GET", `${path}?${except}`)).body,
      (await fresh("PUT", `${path}?${except}`, { userName: "dee", title: "w" })).body,
      objectsOf((await fresh("GET", `/Users?${except}`)).body.Resources)[0] ?? {},
    ];
    for (const resource of without) expect(keysOf(resource)).toEqual(["id", "schemas", "userName"]);
  });

  it("3.10: URN, attribute and sub-attribute are found in any case wherever a name stands", async () => {
    const family = `${USER_URN}:Name.FAMILYNAME`.toUpperCase();
    expect(await names(where(`${family} eq "zorn"`))).toEqual(["Cid"]);
    expect((await names(`sortBy=${family}`))[0]).toBe("Cid");
    const path = `/Users/${ids.get("Cid")}`;
    expect((await send("GET", `${path}?attributes=${family}`)).body).toMatchObject({ name: { familyName: "Zorn" } });
    expect((await send("GET", `${path}?excludedAttributes=${family}`)).body).not.toHaveProperty("name");
    const patch = { Operations: [{ op: "replace", path: family, value: "Zorn" }] };
    expect(await send("PATCH", path, patch)).toMatchObject({ status: 200, body: { name: { familyName: "Zorn" } } });
  });

  it("3.8: is JSON in UTF-8 for whoever asks for it, and when nobody does", async () => {
    const { body } = await scimClient()("POST", "/Users", { userName: "Zoë 😀" });
    expect(body.userName).toBe("Zoë 😀");
    for (const accept of ["application/scim+json", "application/json"]) {
      const answer = await send("GET", "/Users", undefined, { accept });
      expect(answer.headers["content-type"]).toBe(`${accept};charset=utf-8`);
    }
    expect((await send("GET", "/Users")).headers["content-type"]).toBe("application/scim+json;charset=utf-8");
  });
});
