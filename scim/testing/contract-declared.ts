import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../json";
import { USER_URN } from "../urns";
import {
  type ContractSubject,
  changeTo,
  documentOf,
  filterOf,
  group,
  listOf,
  mustGet,
  person,
  refusal,
  silent,
  sortOf,
  uniqueName,
} from "./contract-subject";
import { CREW, exampleTypes, WORK } from "./declared-example";

const taken = refusal(409, "uniqueness");

const kinds = [
  { kind: "users", draft: person, urn: WORK, name: "badge" },
  { kind: "groups", draft: group, urn: CREW, name: "unit" },
] as const;

/**
 * What every store guarantees to teams that declared the schemas of the example. `open` is called once; both stores are
 * empty teams that declared them.
 */
export function declaredContract(open: () => Promise<ContractSubject>): void {
  let opened: ContractSubject | undefined;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.close());
  const subject = () => {
    if (!opened) throw new Error("The store is not open yet.");
    return opened;
  };
  describe("declared values", () => valuesContract(subject));
  describe("unique declared values", () => uniqueContract(subject));
}

function valuesContract(subject: () => ContractSubject): void {
  const tag = uniqueName("declared");
  const people: readonly (readonly [string, JsonObject])[] = [
    [
      "ada",
      { level: 3, share: 0.5, since: "2026-01-01T00:00:00Z", remote: true, skills: ["Greek", "a%"], shifts: [1] },
    ],
    ["bob", { level: 10, share: 1.5, since: "2026-01-01T00:30:00+01:00", remote: false, skills: ["latin"] }],
    ["eva", { origin: "Wien", "door-code": `Ab-${tag}`, page: `https://x.example/${tag}`, shifts: [2, 30] }],
    ["kim", {}],
  ];
  const ids = new Map<string, string>();
  beforeAll(async () => {
    for (const [name, work] of people) {
      const extension = Object.keys(work).length > 0 ? { schemas: [USER_URN, WORK], [WORK]: work } : {};
      const { id } = await subject().store.users.create(person({ userType: tag, displayName: name, ...extension }));
      ids.set(id, name);
    }
  });

  const find = async (filter: string, sortBy?: string, descending = false) => {
    const page = await listOf(subject().store, exampleTypes.User, {
      filter: filterOf(exampleTypes.User, `userType eq "${tag}"${filter && ` and (${filter})`}`),
      ...(sortBy !== undefined && { sortBy: sortOf(exampleTypes.User, sortBy) }),
      descending,
    });
    return page.resources.map(({ id }) => ids.get(id));
  };

  it.each<[string, readonly string[]]>([
    [`${WORK}:level gt 3`, ["bob"]],
    [`${WORK}:level ge 3`, ["ada", "bob"]],
    ["share lt 1", ["ada"]],
    ["share eq 0.50", ["ada"]],
    ['since lt "2026-01-01T00:00:00Z"', ["bob"]],
    ['since eq "2026-01-01T01:00:00+01:00"', ["ada"]],
    ["remote eq false", ["bob"]],
    ["not (remote eq true)", ["bob", "eva", "kim"]],
    ['skills eq "GREEK"', ["ada"]],
    ['skills co "%"', ["ada"]],
    ["skills pr", ["ada", "bob"]],
    ["shifts gt 2", ["eva"]],
    ['origin eq "wien"', ["eva"]],
    [`${WORK}:door-code sw "Ab-"`, ["eva"]],
    [`${WORK}:door-code sw "ab-"`, []],
    [`page sw "https://x.example/"`, ["eva"]],
    [`schemas eq "${WORK}"`, ["ada", "bob", "eva"]],
    [`not (${WORK}:level pr)`, ["eva", "kim"]],
  ])("%s finds %j", async (filter, expected) => {
    expect(await find(filter)).toEqual(expected);
  });

  it.each<[string, boolean, readonly string[]]>([
    [`${WORK}:level`, false, ["ada", "bob", "eva", "kim"]],
    [`${WORK}:level`, true, ["eva", "kim", "bob", "ada"]],
    ["since", false, ["bob", "ada", "eva", "kim"]],
    ["skills", false, ["ada", "bob", "eva", "kim"]],
    ["remote", false, ["bob", "ada", "eva", "kim"]],
  ])("are sorted by %s, descending: %s", async (sortBy, descending, expected) => {
    expect(await find("", sortBy, descending)).toEqual(expected);
  });

  it("are stored as they are, and changed with the rest of the document", async () => {
    const { users } = subject().store;
    const work = { level: 1, share: 1e21, seal: "aGk=", notes: 'a "ä" 😀' };
    const { id } = await users.create(person({ [WORK]: work }));
    expect(documentOf(await mustGet(users, id))[WORK]).toEqual(work);
    const updated = await users.update(id, changeTo({ [WORK]: { level: 2 } }), silent);
    expect([documentOf(updated)[WORK], updated.version]).toEqual([{ level: 2 }, 2]);
    expect((await users.update(id, changeTo({ [WORK]: { level: 2 } }), silent)).version).toBe(2);
  });
}

function uniqueContract(subject: () => ContractSubject): void {
  it.each(kinds)("$kind: a second one of the same $name is refused and leaves nothing behind", async (row) => {
    const store = subject().store[row.kind];
    const value = uniqueName("Ä-1");
    const first = await store.create(row.draft({ [row.urn]: { [row.name]: value } }));
    const refused = row.draft({ [row.urn]: { [row.name]: value.toLowerCase() } });
    const error: unknown = await store.create(refused).catch((reason: unknown) => reason);
    expect(error).toEqual(taken);
    expect(String(error)).toContain(first.id);
    expect(String(error)).toContain(`${row.urn}:${row.name}`);
    expect(String(error)).toContain(value.toLowerCase());
    const again = await store.create({ document: { ...refused.document, [row.urn]: { [row.name]: `${value}2` } } });
    expect(again.version).toBe(1);
  });

  it.each(kinds)("$kind: a change to a taken $name is refused and changes nothing", async (row) => {
    const store = subject().store[row.kind];
    const value = uniqueName("v");
    await store.create(row.draft({ [row.urn]: { [row.name]: value } }));
    const second = await store.create(row.draft());
    const change = changeTo({ [row.urn]: { [row.name]: value }, externalId: "x" });
    await expect(store.update(second.id, change, silent)).rejects.toEqual(taken);
    expect(await mustGet(store, second.id)).toEqual(second);
  });

  it.each(kinds)("$kind: a $name that was given up or whose holder is gone is free again", async (row) => {
    const store = subject().store[row.kind];
    const value = uniqueName("v");
    const values = { [row.urn]: { [row.name]: value } };
    const first = await store.create(row.draft(values));
    await store.update(first.id, changeTo({ [row.urn]: { [row.name]: `${value}-new` } }), silent);
    const second = await store.create(row.draft(values));
    await store.remove(second.id, {});
    const third = await store.create(row.draft(values));
    await expect(store.update(first.id, changeTo(values), silent)).rejects.toEqual(taken);
    const other = changeTo({ [row.urn]: { [row.name]: value.toUpperCase() }, externalId: "y" });
    expect((await store.update(third.id, other, silent)).version).toBe(2);
  });

  it.each<[string, JsonValue, JsonValue, boolean]>([
    ["locker", 41, 41.0, true],
    ["share", 0.1, 0.2, false],
    ["since", "2027-01-01T00:00:00Z", "2027-01-01T02:00:00+02:00", true],
    ["door-code", "Code", "cODE", false],
    ["page", "https://y.example/a", "https://y.example/a", true],
  ])("%s: %j and %j are the same: %s", async (name, left, right, same) => {
    const { users } = subject().store;
    await users.create(person({ [WORK]: { [name]: left } }));
    const second = users.create(person({ [WORK]: { [name]: right } }));
    if (same) await expect(second).rejects.toEqual(taken);
    else expect((await second).version).toBe(1);
  });

  it("a value of another attribute, of another type or of another team is another value", async () => {
    const { store, otherTeam } = subject();
    const value = uniqueName("v");
    await store.users.create(person({ [WORK]: { badge: value } }));
    await store.users.create(person({ [WORK]: { "door-code": value } }));
    await store.groups.create(group({ [CREW]: { unit: value } }));
    await otherTeam.users.create(person({ [WORK]: { badge: value } }));
    await expect(store.users.create(person({ [WORK]: { badge: value } }))).rejects.toEqual(taken);
  });

  it("who is inactive keeps the value, and gives it up when restored without it", async () => {
    const { users } = subject().store;
    const value = { [WORK]: { badge: uniqueName("v") } };
    const userName = uniqueName("gone");
    const { id } = await users.create(person({ userName, active: false, ...value }));
    await expect(users.create(person(value))).rejects.toEqual(taken);
    expect((await users.create(person({ userName }))).id).toBe(id);
    expect((await users.create(person(value))).version).toBe(1);
  });

  it.each(kinds)("$kind: of 20 parallel creates of one $name one succeeds and 19 are 409", async (row) => {
    const store = subject().store[row.kind];
    const value = uniqueName("Rush");
    const drafts = Array.from({ length: 20 }, (_, index) =>
      row.draft({ [row.urn]: { [row.name]: index % 2 === 0 ? value : value.toUpperCase() } }),
    );
    expect(await outcomes(drafts.map((draft) => store.create(draft)))).toEqual({ done: 1, refused: 19 });
  });

  it.each(kinds)("$kind: of 10 parallel changes to one $name one succeeds and 9 are 409", async (row) => {
    const store = subject().store[row.kind];
    const made = await Promise.all(Array.from({ length: 10 }, () => store.create(row.draft())));
    const change = changeTo({ [row.urn]: { [row.name]: uniqueName("Rush") } });
    expect(await outcomes(made.map(({ id }) => store.update(id, change, silent)))).toEqual({ done: 1, refused: 9 });
  });

  it("two who swap their values at the same moment are refused, or one of them is, but none waits for the other", async () => {
    const { users } = subject().store;
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [uniqueName("a"), uniqueName("b")];
      const first = await users.create(person({ [WORK]: { badge: a } }));
      const second = await users.create(person({ [WORK]: { badge: b } }));
      const { done, refused } = await outcomes([
        users.update(first.id, changeTo({ [WORK]: { badge: b } }), silent),
        users.update(second.id, changeTo({ [WORK]: { badge: a } }), silent),
      ]);
      expect([done, refused]).toEqual([0, 2]);
    }
  });
}

/** How many succeeded and how many were refused as taken; fails on any other refusal. */
async function outcomes(writes: readonly Promise<unknown>[]): Promise<{ done: number; refused: number }> {
  const settled = await Promise.allSettled(writes);
  const reasons = settled.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
  expect(reasons).toEqual(reasons.map(() => taken));
  return { done: settled.length - reasons.length, refused: reasons.length };
}
