import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import { type JsonObject, type ResourceStore } from "@/scim";
import { addressContended } from "./account-link";
import { addNewcomers } from "./add-newcomers";
import { createUser, userNameTaken } from "./create-user";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { removeUser } from "./remove-user";
import { updateUser } from "./update-user";
import { readUser } from "./user-row";
import { watchChange } from "./watch-change";

/** The team's members as the storage port's Users. */
export function userStore(ctx: DirectoryContext): ResourceStore {
  const { teamId } = ctx.actor;
  return {
    get: (id, { references }) => readUser(ctx.db, teamId, id, references),
    create: (draft) =>
      asRefusal(
        ctx,
        () => createUser(ctx, draft),
        () => draft.document,
      ),
    createMany: (drafts) =>
      addNewcomers(
        ctx,
        drafts.map(({ document }) => document),
      ),
    update: (id, change, options) => {
      const watched = watchChange(change);
      return asRefusal(ctx, () => updateUser(ctx, id, watched.change, options), watched.wanted);
    },
    remove: (id, options) => removeUser(ctx, id, options),
  };
}

/** Two writers of one userName or address: the index decides, and the loser hears what a moment later it would hear. */
async function asRefusal<T>(ctx: DirectoryContext, write: () => Promise<T>, document: () => JsonObject): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const violated = uniqueViolation(error);
    if (violated === "accounts_email_key") throw addressContended();
    if (violated !== "members_user_name") throw error;
    const userName = documentText(document(), "userName");
    throw userNameTaken(userName, await idOfUserName(ctx.db, ctx.actor.teamId, userName));
  }
}

async function idOfUserName(db: Db, teamId: string, userName: string): Promise<string | undefined> {
  const query = sql`select id from members where team_id = ${teamId} and user_name_key = scim_fold(${userName})`;
  return (await rows<{ id: string }>(db, query, { name: "directory_id_of_user_name" }))[0]?.id;
}
