import type { RequestContext } from "../context";
import { ScimError } from "../errors";
import { entityTag } from "../etag";
import { isJsonObject } from "../json";
import { readDraft } from "../operations";
import { withActive } from "../resource/active-state";
import { resourceLocation } from "../resource/render";
import type { Draft } from "../store";
import { routeOperation } from "./bulk-route";
import type { PlannedOperation } from "./plan";
import { resolveReferences } from "./references";
import { type BulkResult, idOfBulkId, resultEntry } from "./run-operation";

/** An operation that makes a person, and nothing that is still to come stands in its way. */
export interface PlannedPerson extends PlannedOperation {
  readonly draft: Draft;
}

/**
 * Those of the operations, from the first on, that make people and wait for none of the others; none when there is only
 * one. One that will be refused ends them: it is run by itself, so that what comes after it may still be left out.
 */
export function leadingPeople(
  ctx: RequestContext,
  operations: readonly PlannedOperation[],
  ids: ReadonlyMap<string, string>,
): readonly PlannedPerson[] {
  const people: PlannedPerson[] = [];
  if (operations.length < 2 || !ctx.tenant.store.users.createMany) return people;
  for (const planned of operations) {
    const draft = draftOf(ctx, planned, ids);
    if (!draft) break;
    people.push({ ...planned, draft });
  }
  return people.length > 1 ? people : [];
}

function draftOf(
  { request: { baseUrl }, tenant: { resourceTypes } }: RequestContext,
  { operation, refusal }: PlannedOperation,
  ids: ReadonlyMap<string, string>,
): Draft | undefined {
  if (refusal || operation.method !== "POST") return undefined;
  try {
    const resolved = resolveReferences(operation, (bulkId) => idOfBulkId(ids, bulkId));
    const { endpoint } = routeOperation(resolved, baseUrl);
    if (endpoint.type !== "User" || !isJsonObject(resolved.data)) return undefined;
    const draft = readDraft(resourceTypes.User, resolved.data);
    return { ...draft, document: withActive(resourceTypes.User, draft.document) };
  } catch {
    // What is wrong with it is told when it is run by itself.
    return undefined;
  }
}

/**
 * Makes the first of these people together, as many as the store takes at once; possibly none. `ids` gets theirs. A fault
 * of the store is told, and nothing was made then.
 */
export async function createPeople(
  ctx: RequestContext,
  people: readonly PlannedPerson[],
  ids: Map<string, string>,
): Promise<readonly BulkResult[]> {
  const made = await makePeople(ctx, people);
  return made.flatMap(({ id, version }, place) => {
    const planned = people[place];
    if (!planned) return [];
    const { operation, index } = planned;
    if (operation.bulkId !== undefined) ids.set(operation.bulkId, id);
    const location = resourceLocation(ctx.tenant.resourceTypes.User, ctx.request.baseUrl, id);
    const entry = resultEntry(operation, 201, { location, version: entityTag({ version }) });
    return [{ index, isError: false, entry }];
  });
}

async function makePeople({ tenant, request }: RequestContext, people: readonly PlannedPerson[]) {
  try {
    return (await tenant.store.users.createMany?.(people.map(({ draft }) => draft))) ?? [];
  } catch (error) {
    if (!(error instanceof ScimError)) request.onFault?.(error);
    return [];
  }
}
