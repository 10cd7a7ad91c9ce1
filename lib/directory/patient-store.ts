import { isWriteConflict } from "@/db/errors";
import { triedAgain } from "@/db/tried-again";
import { log } from "@/lib/log";
import { busy, type ResourceStore } from "@/scim";
import type { DirectoryContext } from "./directory-actor";

/**
 * The store whose writes are done again when the database gave up on them for another writer's: a deadlock, or a
 * serialization failure. Each is one transaction, so that the lost try has left nothing. Throws 503 when it stays so.
 * People who are made together are not tried again: who made nothing makes them one by one.
 */
export function patientStore({ actor }: DirectoryContext, store: ResourceStore): ResourceStore {
  const { requestId } = actor.audit;
  return {
    ...store,
    create: (draft) => patiently(requestId, () => store.create(draft)),
    update: (id, change, options) => patiently(requestId, () => store.update(id, change, options)),
    remove: (id, options) => patiently(requestId, () => store.remove(id, options)),
  };
}

async function patiently<T>(requestId: string | null, write: () => Promise<T>): Promise<T> {
  try {
    return await triedAgain(write);
  } catch (error) {
    if (!isWriteConflict(error)) throw error;
    log.warn("a scim write met others each time it was tried", { requestId, error });
    throw busy("Others were changing the same thing at this moment, so nothing was changed. Send the request again.");
  }
}
