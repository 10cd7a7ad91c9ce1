import type { ScimStore } from "@/scim";
import { declaredStore } from "./declared-store";
import type { DirectoryContext } from "./directory-actor";
import { groupStore } from "./groups";
import { listResources } from "./list-resources";
import { patientStore } from "./patient-store";
import { userStore } from "./users";

/** The people and groups of one team, changed in the name of one actor. */
export function openScimStore(ctx: DirectoryContext): ScimStore {
  return {
    users: patientStore(ctx, declaredStore(ctx, "User", userStore)),
    groups: patientStore(ctx, declaredStore(ctx, "Group", groupStore)),
    list: (query) => listResources(ctx.db, ctx.actor.teamId, query),
  };
}
