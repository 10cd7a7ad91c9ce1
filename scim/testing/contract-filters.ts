import { beforeAll, expect, it } from "vitest";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import { filterPeople, groupFilters, personFilters } from "./contract-filter-cases";
import { filterOf, group, listOf, mustGet, person, type Subject, uniqueName } from "./contract-subject";

const NAMES = ["ada", "bob", "eva"] as const;

/** Filters, bound, find exactly what RFC 7644 3.4.2.2 says. */
export function filterContract(subject: Subject): void {
  const tag = uniqueName("filter");
  const values = new Map([["tag", tag]]);
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? "");
  const idsOf = (names: readonly string[]) => names.map((name) => values.get(name) ?? "").toSorted();

  beforeAll(async () => {
    const { users, groups } = subject().store;
    for (const [index, name] of NAMES.entries()) {
      const attributes = filterPeople(tag)[index];
      const { id, created } = await users.create(person({ userName: `${name}-${tag}`, userType: tag, ...attributes }));
      values.set(name, id).set(`${name}Created`, created);
    }
    const members = [values.get("ada") ?? "", values.get("bob") ?? ""];
    for (const [name, memberIds] of [
      ["crew", members],
      ["void", []],
    ] as const) {
      const displayName = `${name} "Ä" ${tag}`;
      const { id } = await groups.create({ ...group({ displayName, externalId: `x-${name}-${tag}` }), memberIds });
      values.set(name, id);
    }
  });

  it.each(personFilters)("people: $filter", async ({ filter, finds }) => {
    const bound = filterOf(userResourceType, fill(`userType eq "{tag}" and (${filter})`));
    const { totalResults, resources } = await listOf(subject().store, userResourceType, { filter: bound });
    expect(resources.map(({ id }) => id).toSorted()).toEqual(idsOf(finds));
    expect(totalResults).toBe(finds.length);
  });

  it.each(groupFilters)("groups: $filter", async ({ filter, finds }) => {
    const bound = filterOf(groupResourceType, fill(`displayName ew "{tag}" and (${filter})`));
    const { totalResults, resources } = await listOf(subject().store, groupResourceType, { filter: bound });
    expect(resources.map(({ id }) => id).toSorted()).toEqual(idsOf(finds));
    expect(totalResults).toBe(finds.length);
  });

  it("one comparison by eq alone finds the one, as connectors look people and groups up", async () => {
    const lookups = [
      { type: userResourceType, filter: 'userName eq "ADA-{tag}"', finds: "ada" },
      { type: userResourceType, filter: 'externalId eq "Ext-{tag}"', finds: "ada" },
      {
        type: userResourceType,
        filter: 'emails[type eq "work"].value eq "Ada@{tag}.example"',
        finds: "ada",
      },
      { type: userResourceType, filter: 'id eq "{bob}"', finds: "bob" },
      { type: groupResourceType, filter: 'displayName eq "CREW \\"ä\\" {tag}"', finds: "crew" },
      { type: groupResourceType, filter: 'externalId eq "x-void-{tag}"', finds: "void" },
      { type: groupResourceType, filter: 'id eq "{crew}" and members eq "{ada}"', finds: "crew" },
    ];
    for (const { type, filter, finds } of lookups) {
      const { resources } = await listOf(subject().store, type, { filter: filterOf(type, fill(filter)) });
      expect(
        resources.map(({ id }) => id),
        filter,
      ).toEqual(idsOf([finds]));
    }
  });

  it("meta.lastModified moves with a change, meta.created does not", async () => {
    const { store } = subject();
    const { created, lastModified } = await mustGet(store.users, values.get("eva") ?? "");
    const find = async (text: string) =>
      (
        await listOf(store, userResourceType, {
          filter: filterOf(userResourceType, `id eq "${values.get("eva")}" and ${text}`),
        })
      ).totalResults;
    expect(await find(`meta.lastModified eq "${lastModified}"`)).toBe(1);
    expect(await find(`meta.lastModified ge "${lastModified.replace("Z", "0000+00:00")}"`)).toBe(1);
    expect(await find(`meta.lastModified gt "${lastModified}"`)).toBe(0);
    expect(await find(`meta.created le "${created}" and meta.created lt "2999-01-01T00:00:00+14:00"`)).toBe(1);
    expect(await find('meta.lastModified lt "2000-01-01T00:00:00"')).toBe(0);
  });
}
