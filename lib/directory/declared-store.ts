import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/database";
import { rows } from "@/db/rows";
import {
  busy,
  type Change,
  type Draft,
  hasUniqueValues,
  type JsonObject,
  type ResourceStore,
  type ResourceTypeName,
  type StoredResource,
  type UniqueValue,
  uniqueValues,
} from "@/scim";
import type { DirectoryContext } from "./directory-actor";
import { claimUniqueValues } from "./unique-values";

/**
 * The store of a type for which the team may have declared attributes. Then each write is one transaction, which holds the
 * declared schemas as the request read them until it ends, and claims the values that must be unique. For any other team
 * it is the store itself.
 */
export function declaredStore(
  ctx: DirectoryContext,
  name: ResourceTypeName,
  open: (ctx: DirectoryContext) => ResourceStore,
): ResourceStore {
  const store = open(ctx);
  const type = ctx.schemas?.resourceTypes[name];
  if (!type?.extensions.some(({ schema }) => schema.declared)) return store;
  const hasUnique = hasUniqueValues(type);
  const claim = (tx: Tx, { id }: StoredResource, values: readonly UniqueValue[]) =>
    claimUniqueValues(tx, { teamId: ctx.actor.teamId, type: name, id }, values);
  const write = <T>(work: (inner: ResourceStore, tx: Tx) => Promise<T>) =>
    ctx.db.transaction(async (tx) => {
      await holdSchemas(tx, ctx);
      return work(open({ ...ctx, db: tx }), tx);
    });
  return {
    ...store,
    create: (draft) =>
      write(async (inner, tx) => {
        const created = await inner.create(draft);
        const values = uniqueValues(type, draft.document);
        // One that was restored may have held others before.
        if (hasUnique && (values.length > 0 || created.version > 1)) await claim(tx, created, values);
        return created;
      }),
    ...(store.createMany && {
      createMany: async (drafts: readonly Draft[]) => {
        const claimant = drafts.findIndex(({ document }) => uniqueValues(type, document).length > 0);
        const plain = claimant < 0 ? drafts : drafts.slice(0, claimant);
        return plain.length === 0 ? [] : write(async (inner) => (await inner.createMany?.(plain)) ?? []);
      },
    }),
    update: (id, change, options) => {
      if (!change.document) return store.update(id, change, options);
      return write(async (inner, tx) => {
        const watched = watchDocument(change);
        const updated = await inner.update(id, watched.change, options);
        const [before, after] = watched.documents().map((document) => uniqueValues(type, document));
        if (hasUnique && before && after && !isSame(before, after)) await claim(tx, updated, after);
        return updated;
      });
    },
  };
}

/**
 * Nobody changes the team's schemas until the transaction ends, so that no value outlives its attribute. Before any other
 * lock, as those do who change them. Throws 503 when they have changed since the request read them.
 */
async function holdSchemas(tx: Db, { actor, schemas }: DirectoryContext): Promise<void> {
  const found = await rows(
    tx,
    sql`select 1 from scim_settings where team_id = ${actor.teamId} and schemas_version = ${schemas?.version ?? 0}::integer
      for share`,
    { name: "directory_hold_schemas" },
  );
  if (found.length > 0) return;
  throw busy("The team's custom attributes were changed at this moment. Send the request again.");
}

/** The change, and the documents before and after it, as it was applied last; none when it was not. */
function watchDocument(change: Change) {
  let documents: readonly JsonObject[] = [];
  const document = (current: JsonObject) => {
    const next = change.document?.(current) ?? current;
    documents = [current, next];
    return next;
  };
  return { change: { ...change, document }, documents: () => documents };
}

function isSame(left: readonly UniqueValue[], right: readonly UniqueValue[]): boolean {
  return (
    left.length === right.length &&
    left.every(({ path, key }, index) => path === right[index]?.path && key === right[index]?.key)
  );
}
