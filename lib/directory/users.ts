import { uniqueViolation } from "@/db/errors";
import { type JsonObject, type ResourceStore } from "@/scim";
import { createUser, userNameTaken } from "./create-user";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { removeUser } from "./remove-user";
import { updateUser } from "./update-user";
import { readUser } from "./user-row";

/** The team's members as the storage port's Users. */
export function userStore(ctx: DirectoryContext): ResourceStore {
  const { teamId } = ctx.actor;
  return {
    get: (id, { references }) => readUser(ctx.db, teamId, id, references),
    create: (draft) =>
      asUniqueness(
        () => createUser(ctx, draft),
        () => draft.document,
      ),
    update: (id, change, options) => {
      let wanted: JsonObject = {};
      const document = change.document;
      const watched = document
        ? { ...change, document: (current: JsonObject) => (wanted = document(current)) }
        : change;
      return asUniqueness(
        () => updateUser(ctx, id, watched, options),
        () => wanted,
      );
    },
    remove: (id, options) => removeUser(ctx, id, options),
  };
}

/** Two writers of one userName: the index decides, and the loser hears the same as if it had come a moment later. */
async function asUniqueness<T>(write: () => Promise<T>, document: () => JsonObject): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (uniqueViolation(error) === "members_user_name") throw userNameTaken(documentText(document(), "userName"));
    throw error;
  }
}
