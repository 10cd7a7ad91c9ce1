import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import type { ListPart, ListQuery, PageRequest, Position } from "../store";
import { BASE_URL } from "./base-url";
import { filterOf, group, listPage, person, type Subject, sortOf, uniqueName } from "./contract-subject";

const PEOPLE: readonly JsonObject[] = [
  { title: "b", name: { familyName: "Zuse" }, active: true },
  { title: "B", name: { familyName: "adams" }, active: false },
  { name: { familyName: "Ada" } },
  { title: "a", name: { givenName: "Only" } },
  { title: "Ä" },
  { nickName: "nobody" },
  { title: `${"x".repeat(600)}1` },
  { title: `${"x".repeat(600)}0` },
];
const GROUPS = ["b", "Adams", "q"];

/** Pages by position: each resource once, in the order of the list, forwards and backwards. */
export function cursorContract(subject: Subject): void {
  const tag = uniqueName("cursor");
  const list = (query: Partial<ListQuery>) =>
    listPage(subject().store, { descending: false, page: at(1), count: 100, baseUrl: BASE_URL, parts: [], ...query });
  const part = (type = userResourceType, sortBy?: string): ListPart => ({
    type: type.name,
    filter: filterOf(type, `externalId eq "${tag}"`),
    sortBy: sortBy === undefined ? undefined : sortOf(type, sortBy),
    references: false,
  });

  beforeAll(async () => {
    const { users, groups } = subject().store;
    for (const each of PEOPLE) await users.create(person({ externalId: tag, ...each }));
    for (const name of GROUPS) await groups.create(group({ externalId: tag, displayName: `${name} ${tag}` }));
  });

  /** The ids of all pages in one direction; each page but the last is full. */
  async function walk(
    query: Pick<ListQuery, "parts" | "descending">,
    count: number,
    backwards: boolean,
    from?: Position,
  ) {
    const pages: string[][] = [];
    for (let start = from, more = true; more; ) {
      const page: PageRequest = { kind: "cursor", from: start, backwards };
      const { resources, bounds } = await list({ ...query, page, count });
      pages.push(resources.map(({ id }) => id));
      more = bounds?.more ?? false;
      start = backwards ? bounds?.first : bounds?.last;
    }
    expect(pages.slice(0, -1).every(({ length }) => length === count)).toBe(true);
    return (backwards ? pages.toReversed() : pages).flat();
  }

  const orders = [
    { name: "without a sort", parts: () => [part()] },
    { name: "by title, which some have not", parts: () => [part(userResourceType, "title")] },
    { name: "by familyName", parts: () => [part(userResourceType, "name.familyName")] },
    { name: "by active", parts: () => [part(userResourceType, "active")] },
    { name: "by meta.created", parts: () => [part(userResourceType, "meta.created")] },
    { name: "people and groups", parts: () => [part(), part(groupResourceType)] },
    {
      name: "people and groups by displayName",
      parts: () => [part(userResourceType, "displayName"), part(groupResourceType, "displayName")],
    },
    { name: "people and groups by title", parts: () => [part(userResourceType, "title"), part(groupResourceType)] },
    {
      name: "people and groups by meta.created",
      parts: () => [part(userResourceType, "meta.created"), part(groupResourceType, "meta.created")],
    },
  ];

  describe.each(orders)("$name", ({ parts }) => {
    const inOrder = async (query: Pick<ListQuery, "parts" | "descending">) => {
      const { resources } = await list({ ...query, page: at(1) });
      return resources.map(({ id }) => id);
    };
    const directions = [false, true].map((descending) => ({ parts: parts(), descending }));

    it("each is on a page by index", async () => {
      for (const query of directions) {
        const ids = await inOrder(query);
        expect(new Set(ids).size).toBe(ids.length);
        const pages = await Promise.all(ids.map((_, index) => list({ ...query, page: at(1 + index), count: 1 })));
        expect(pages.flatMap(({ resources }) => resources.map(({ id }) => id))).toEqual(ids);
        expect(pages.every(({ totalResults }) => totalResults === ids.length)).toBe(true);
      }
    });

    it.each([1, 3, 20])("pages of %i follow one another both ways", async (count) => {
      for (const query of directions) {
        const ids = await inOrder(query);
        expect(await walk(query, count, false)).toEqual(ids);
        const { bounds } = await list({ ...query, page: { kind: "cursor", backwards: false }, count: 100 });
        expect(await walk(query, count, true, bounds?.last)).toEqual(ids.slice(0, -1));
      }
    });
  });

  it("everybody is on one page each, by cursor both ways and by index", async () => {
    const query = { parts: [{ type: "User", references: false }], descending: false } as const;
    const { resources, totalResults } = await list({ ...query, count: 1_000 });
    const ids = resources.map(({ id }) => id);
    expect(totalResults).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(3);
    const count = Math.ceil(ids.length / 3);
    expect(await walk(query, count, false)).toEqual(ids);
    const { bounds } = await list({ ...query, page: { kind: "cursor", backwards: false }, count: 1_000 });
    expect([bounds?.first.id, bounds?.last.id, bounds?.more]).toEqual([ids[0], ids.at(-1), false]);
    expect(await walk(query, count, true, bounds?.last)).toEqual(ids.slice(0, -1));
    const indexed = [0, 1, 2, 3].map((n) => list({ ...query, page: at(1 + n * count), count }));
    expect((await Promise.all(indexed)).flatMap((page) => page.resources.map(({ id }) => id))).toEqual(ids);
  });

  it("the total is that of the whole list on every page", async () => {
    const first = await list({ parts: [part()], page: { kind: "cursor", backwards: false }, count: 3 });
    const page = { kind: "cursor", from: first.bounds?.last, backwards: false } as const;
    expect([first.totalResults, (await list({ parts: [part()], page, count: 3 })).totalResults]).toEqual([8, 8]);
  });

  it("count 0 gives the total alone, and a page behind the end is empty", async () => {
    const cursor = { kind: "cursor", backwards: false } as const;
    expect(await list({ parts: [part()], page: cursor, count: 0 })).toEqual({ totalResults: 8, resources: [] });
    const from = { key: null, id: "zzz" };
    const behind = await list({ parts: [part()], page: { ...cursor, from }, count: 5 });
    expect(behind).toEqual({ totalResults: 8, resources: [] });
  });

  it("goes on behind a resource that is gone", async () => {
    const { users } = subject().store;
    const own = uniqueName("gone");
    const created = [];
    for (const _ of [1, 2, 3]) created.push((await users.create(person({ externalId: own }))).id);
    const parts = [{ ...part(), filter: filterOf(userResourceType, `externalId eq "${own}"`) }];
    const { bounds } = await list({ parts, page: { kind: "cursor", backwards: false }, count: 2 });
    await users.remove(created[1] ?? "", {});
    const rest = await list({ parts, page: { kind: "cursor", from: bounds?.last, backwards: false }, count: 2 });
    expect(rest.resources.map(({ id }) => id)).toEqual(created.slice(2));
  });

  it("resources of a list of all say their type", async () => {
    const { resources } = await list({ parts: [part(), part(groupResourceType)] });
    expect(new Set(resources.map(({ type, id }) => `${type} ${id.slice(0, 3)}`))).toEqual(
      new Set(["User usr", "Group grp"]),
    );
  });
}

function at(startIndex: number) {
  return { kind: "index", startIndex } as const;
}
