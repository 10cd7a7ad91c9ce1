import { expect, it } from "vitest";
import { foldCase } from "../case-fold";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import {
  changeTo,
  documentOf,
  filterOf,
  group,
  listOf,
  mustGet,
  person,
  refusal,
  type Subject,
  silent,
  uniqueName,
} from "./contract-subject";

const kinds = [
  { kind: "users", draft: person, name: "userName", type: userResourceType },
  { kind: "groups", draft: group, name: "displayName", type: groupResourceType },
] as const;

/** userName and displayName are unique in a team without regard to case; nothing else is. */
export function uniquenessContract(subject: Subject): void {
  it.each(kinds)("$kind: $name is taken in any case, beyond ASCII too", async ({ kind, draft, name }) => {
    const store = subject().store[kind];
    const taken = uniqueName("ÄÖ.Жук.ΣΑΣ");
    await store.create(draft({ [name]: taken }));
    for (const other of [taken, foldCase(taken), taken.replace("Ä", "ä").replace("Ж", "ж")]) {
      await expect(store.create(draft({ [name]: other }))).rejects.toEqual(refusal(409, "uniqueness"));
    }
    const different = await store.create(draft({ [name]: taken.replace("Ä", "A") }));
    expect(documentOf(different)[name]).toBe(taken.replace("Ä", "A"));
  });

  it.each(kinds)("$kind: a rename to a taken $name is refused and changes nothing", async ({ kind, draft, name }) => {
    const store = subject().store[kind];
    const taken = uniqueName("Taken");
    await store.create(draft({ [name]: taken }));
    const second = await store.create(draft());
    const rename = changeTo({ [name]: taken.toUpperCase(), externalId: "x" });
    await expect(store.update(second.id, rename, silent)).rejects.toEqual(refusal(409, "uniqueness"));
    expect(await mustGet(store, second.id)).toEqual(second);
  });

  it.each(kinds)("$kind: another casing of one's own $name is a change", async ({ kind, draft, name }) => {
    const store = subject().store[kind];
    const own = uniqueName("Own");
    const { id } = await store.create(draft({ [name]: own }));
    const renamed = await store.update(id, changeTo({ [name]: own.toUpperCase() }), silent);
    expect(documentOf(renamed)[name]).toBe(own.toUpperCase());
    expect(renamed.version).toBe(2);
  });

  it.each(kinds)("$kind: the $name of a removed one is free again", async ({ kind, draft, name }) => {
    const store = subject().store[kind];
    const wanted = uniqueName("again");
    const first = await store.create(draft({ [name]: wanted }));
    await store.remove(first.id, {});
    const second = await store.create(draft({ [name]: wanted }));
    expect(second.id).not.toBe(first.id);
    expect(second.version).toBe(1);
  });

  it.each(kinds)("$kind: of 20 parallel creates of one $name one succeeds and 19 are 409", async (row) => {
    const store = subject().store[row.kind];
    const wanted = uniqueName("Rush");
    const drafts = Array.from({ length: 20 }, (_, index) =>
      row.draft({ [row.name]: index % 2 === 0 ? wanted : wanted.toUpperCase() }),
    );
    const outcomes = await Promise.allSettled(drafts.map((draft) => store.create(draft)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(reasons).toEqual(Array.from({ length: 19 }, () => refusal(409, "uniqueness")));
    const filter = filterOf(row.type, `${row.name} eq "${wanted}"`);
    expect((await listOf(subject().store, row.type, { filter })).totalResults).toBe(1);
  });

  it("users: externalId and e-mails are not unique among active people", async () => {
    const { users } = subject().store;
    const shared = uniqueName("shared");
    const attributes = { externalId: shared, emails: [{ value: `${shared}@example.com`, type: "work" }] };
    const first = await users.create(person(attributes));
    const second = await users.create(person(attributes));
    expect(second.id).not.toBe(first.id);
    expect(documentOf(second).emails).toEqual(attributes.emails);
  });
}
