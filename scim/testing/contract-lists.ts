import { beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { parseProjection, shownKeys } from "../resource/projection";
import { renderResource } from "../resource/render";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import type { ListPart } from "../store";
import { ENTERPRISE_USER_URN, USER_URN } from "../urns";
import { BASE_URL } from "./base-url";
import {
  documentOf,
  filterOf,
  group,
  type ListOptions,
  listOf,
  person,
  type Subject,
  sortOf,
  uniqueName,
} from "./contract-subject";

function peopleAt(domain: string): readonly JsonObject[] {
  const email = (name: string) => ({ value: `${name}@${domain}.example` });
  return [
    { nickName: "b", name: { familyName: "Zuse" }, emails: [email("x"), { ...email("A"), primary: true }] },
    { nickName: "Ä", name: { familyName: "adams" }, emails: [email("c"), email("0")] },
    { nickName: "A", active: false },
    { nickName: "😀", name: { familyName: "Ada" }, emails: [email("b")] },
    { nickName: "\uffee", name: { givenName: "Only" } },
  ];
}

/** The page that begins there. */
function at(startIndex: number) {
  return { kind: "index", startIndex } as const;
}

/** Pages, totals and orders. */
export function listContract(subject: Subject): void {
  const tag = uniqueName("list");
  let ids: readonly string[] = [];
  const list = (query: ListOptions = {}) =>
    listOf(subject().store, userResourceType, { filter: filterOf(userResourceType, `userType eq "${tag}"`), ...query });
  const indexes = async (query: ListOptions) => (await list(query)).resources.map(({ id }) => ids.indexOf(id)).join("");

  beforeAll(async () => {
    const created: string[] = [];
    for (const attributes of peopleAt(tag)) {
      created.push((await subject().store.users.create(person({ userType: tag, ...attributes }))).id);
    }
    ids = created;
  });

  it("resources come in the order of their creation, inactive people too", async () => {
    expect(await indexes({})).toBe("01234");
  });

  it.each([
    { startIndex: 1, count: 2, page: "01" },
    { startIndex: 3, count: 2, page: "23" },
    { startIndex: 5, count: 2, page: "4" },
    { startIndex: 6, count: 2, page: "" },
    { startIndex: 2_147_483_647, count: 2, page: "" },
    { startIndex: 1, count: 0, page: "" },
    { startIndex: 2, count: 1_000, page: "1234" },
  ])("startIndex $startIndex and count $count give the page, and the total is exact", async (query) => {
    const paging = { page: at(query.startIndex), count: query.count };
    expect(await indexes(paging)).toBe(query.page);
    expect((await list(paging)).totalResults).toBe(5);
  });

  it("a list without a filter counts every resource", async () => {
    const { store } = subject();
    const types = [userResourceType, groupResourceType];
    const before = await Promise.all(types.map((type) => listOf(store, type, { count: 0 })));
    await store.users.create(person());
    await store.groups.create(group());
    const after = await Promise.all(types.map((type) => listOf(store, type, { count: 0 })));
    expect(after.map(({ totalResults }) => totalResults)).toEqual(before.map(({ totalResults }) => totalResults + 1));
  });

  it("references are on the page when they are asked for", async () => {
    const { store } = subject();
    const displayName = uniqueName("listed");
    const { id } = await store.groups.create({ ...group({ displayName }), memberIds: ids.slice(0, 2) });
    const filter = filterOf(groupResourceType, `displayName eq "${displayName}"`);
    const [found] = (await listOf(store, groupResourceType, { filter, references: true })).resources;
    expect(found?.references?.map(({ value }) => value).toSorted()).toEqual(ids.slice(0, 2).toSorted());
    const [silent] = (await listOf(store, groupResourceType, { filter })).resources;
    expect(silent).not.toHaveProperty("references");
    const [user] = (await list({ references: true })).resources;
    expect(user?.references).toEqual([{ value: id, display: displayName }]);
    expect(user && documentOf(user).userType).toBe(tag);
  });

  it.each([
    ['userName eq "~-NAME"', 1],
    ['externalId eq "~-Ext"', 1],
    ['externalId eq "~-EXT"', 0],
    ['emails[type eq "WORK"].value eq "~@Work.example"', 1],
    ['emails[type eq "home"].value eq "~@work.example"', 0],
    ['emails[type eq "home"].value eq "~@home.example"', 1],
    ['emails[value eq "~@work.example"].type eq "work"', 1],
  ])("a lookup by %s finds %i", async (filter, found) => {
    const name = uniqueName("looked");
    const emails = ["work", "home"].map((type) => ({ type, value: `${name}@${type}.example` }));
    const { store } = subject();
    await store.users.create(person({ userName: `${name}-Name`, externalId: `${name}-Ext`, emails }));
    const page = await listOf(store, userResourceType, {
      filter: filterOf(userResourceType, filter.replaceAll("~", name)),
    });
    expect([page.totalResults, page.resources.length]).toEqual([found, found]);
  });

  it("a beginning of userName finds whoever has it, in any case and page by page", async () => {
    const name = uniqueName("Begun");
    const created: string[] = [];
    for (const rest of ["", "-ä", "-A", "\u{10ffff}"]) {
      created.push((await subject().store.users.create(person({ userName: `${name}${rest}` }))).id);
    }
    const begun = async (beginning: string, options: ListOptions = {}) => {
      const filter = filterOf(userResourceType, `userName sw "${beginning}"`);
      const { totalResults, resources } = await listOf(subject().store, userResourceType, { filter, ...options });
      return [totalResults, ...resources.map(({ id }) => created.indexOf(id))];
    };
    expect(await begun(name.toUpperCase())).toEqual([4, 0, 1, 2, 3]);
    expect(await begun(`${name}-`)).toEqual([2, 1, 2]);
    expect(await begun(`${name}_`)).toEqual([0]);
    expect(await begun(name, { page: at(2), count: 2 })).toEqual([4, 1, 2]);
    expect(await begun(name, { page: at(5) })).toEqual([4]);
    expect(await begun(name, { page: { kind: "cursor", backwards: false }, count: 3 })).toEqual([4, 0, 1, 2]);
  });

  it.each([
    "userName",
    'name.familyName,emails[type eq "work"]',
    "meta.version,nickName",
    "shoeSize",
    ENTERPRISE_USER_URN,
    USER_URN,
  ])("of what is not shown the storage may leave out all: attributes=%s", async (attributes) => {
    const projection = parseProjection(userResourceType, attributes, undefined);
    const keys = shownKeys(userResourceType, projection);
    const filter = filterOf(userResourceType, `userType eq "${tag}"`);
    const shown = async (part: Partial<ListPart>) => {
      const parts = [{ type: "User", references: true, filter, ...part }] as const;
      const query = { descending: false, page: at(1), count: 9, baseUrl: BASE_URL };
      const { resources } = await subject().store.list({ ...query, parts });
      expect(resources).toHaveLength(5);
      return resources.map((resource) => renderResource(userResourceType, resource, BASE_URL, projection));
    };
    expect(await shown({ shownKeys: keys })).toEqual(await shown({}));
  });

  describe("sorted", () => {
    // Without regard to case, by code point; of several e-mails the primary one, else the first; without a value last.
    const orders = [
      { path: "nickName", ascending: "20143", descending: "34102" },
      { path: "name.familyName", ascending: "31024", descending: "24013" },
      { path: "emails", ascending: "03124", descending: "24130" },
      { path: "emails.value", ascending: "03124", descending: "24130" },
      { path: "active", ascending: "20134", descending: "01342" },
      { path: "title", ascending: "01234", descending: "01234" },
      { path: "meta.resourceType", ascending: "01234", descending: "01234" },
    ] as const;
    it.each(orders)("by $path: ties in the order of creation", async ({ path, ascending, descending }) => {
      expect(await indexes({ sortBy: sortOf(userResourceType, path) })).toBe(ascending);
      expect(await indexes({ sortBy: sortOf(userResourceType, path), descending: true })).toBe(descending);
    });

    it("pages of a sorted list follow one another", async () => {
      const sortBy = sortOf(userResourceType, "name.familyName");
      const pages = [1, 2, 3, 4, 5].map((startIndex) => indexes({ sortBy, page: at(startIndex), count: 1 }));
      expect((await Promise.all(pages)).join("")).toBe("31024");
    });
  });
}
