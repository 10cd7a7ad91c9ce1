import { expect, it } from "vitest";
import { userResourceType } from "../schema/resource-types";
import type { Draft, MadeResource, ResourceStore } from "../store";
import {
  changeTo,
  documentOf,
  listOf,
  mustGet,
  person,
  refusal,
  type Subject,
  silent,
  sortOf,
  uniqueName,
} from "./contract-subject";

/** People who are made together are made as one after the other, up to one who takes a closer look. */
export function togetherContract(subject: Subject): void {
  const users = () => subject().store.users;

  it("newcomers are all made, in the order of their drafts", async () => {
    const drafts = Array.from({ length: 5 }, () => person());
    const made = await createMany(users(), drafts);
    expect(await namesOf(users(), made)).toEqual(drafts.map(nameOf));
    for (const { id, version } of made) expect(await mustGet(users(), id)).toMatchObject({ version, references: [] });
    const ids = made.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(ids);
    const sortBy = sortOf(userResourceType, "meta.created");
    const { resources } = await listOf(subject().store, userResourceType, { sortBy, count: 1_000 });
    expect(resources.map(({ id }) => id).filter((id) => ids.includes(id))).toEqual(ids);
  });

  it("values come back as they were sent", async () => {
    const draft = person({ nickName: "😀 \u2028 'q' \"w\" \\ %_", roles: [{ value: '{"id":"1"}' }], externalId: "Ä" });
    const [made] = await createMany(users(), [draft, person()]);
    expect(documentOf(await mustGet(users(), made?.id ?? ""))).toEqual(draft.document);
  });

  it("no draft makes nobody", async () => {
    expect(await createMany(users(), [])).toEqual([]);
  });

  it.each(["in the team", "among them"])(
    "somebody whose userName is taken %s, in any case, ends them",
    async (where) => {
      const taken = person({ userName: uniqueName("ÄÖ.Жук.ΣΑΣ") });
      if (where === "in the team") await users().create(taken);
      const before = where === "in the team" ? [person()] : [person(), taken];
      const again = person({ userName: nameOf(taken).toUpperCase() });
      const made = await createMany(users(), [...before, again, person()]);
      expect(await namesOf(users(), made)).toEqual(before.map(nameOf));
      await expect(users().create(again)).rejects.toEqual(refusal(409, "uniqueness"));
    },
  );

  it("somebody who comes back ends them, and is restored by itself", async () => {
    const [byName, byExternalId] = [person(), person({ externalId: uniqueName("ext") })];
    for (const draft of [byName, byExternalId]) {
      const { id } = await users().create(draft);
      await users().update(id, changeTo({ active: false }), silent);
      const again = person({ externalId: draft === byName ? "other" : (draft.document.externalId ?? null) });
      const back = draft === byName ? { document: { ...again.document, userName: nameOf(draft) } } : again;
      expect(await createMany(users(), [back, person()])).toEqual([]);
      expect((await users().create(back)).id).toBe(id);
    }
  });

  it("somebody who would restore an inactive one of them by externalId ends them", async () => {
    const externalId = uniqueName("ext");
    const inactive = person({ externalId, active: false });
    const again = person({ externalId });
    const [made, ...others] = await createMany(users(), [inactive, again, person()]);
    expect(others).toEqual([]);
    expect((await users().create(again)).id).toBe(made?.id);
  });

  it("people who share an externalId are made together", async () => {
    const externalId = uniqueName("ext");
    expect(await createMany(users(), [person({ externalId }), person({ externalId })])).toHaveLength(2);
  });

  it("of parallel writers of the same names each name has one, and nobody is half made", async () => {
    const drafts = Array.from({ length: 6 }, () => person());
    const orders = [drafts, drafts.toReversed(), drafts.slice(3), drafts.slice(0, 3)];
    const made = (await Promise.all(orders.map((order) => createMany(users(), order)))).flat();
    const names = await namesOf(users(), made);
    expect(names).toEqual([...new Set(names)]);
    for (const draft of drafts.filter((each) => !names.includes(nameOf(each)))) await users().create(draft);
    for (const draft of drafts) await expect(users().create(draft)).rejects.toEqual(refusal(409, "uniqueness"));
  });
}

async function createMany(store: ResourceStore, drafts: readonly Draft[]): Promise<readonly MadeResource[]> {
  if (!store.createMany) throw new Error("This store makes people one by one only.");
  return store.createMany(drafts);
}

function nameOf({ document: { userName } }: Draft): string {
  return typeof userName === "string" ? userName : "";
}

function namesOf(store: ResourceStore, made: readonly MadeResource[]): Promise<readonly unknown[]> {
  return Promise.all(made.map(async ({ id }) => documentOf(await mustGet(store, id)).userName));
}
