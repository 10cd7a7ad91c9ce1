import type { ResourceType, ResourceTypeName } from "./attribute";
import { enterpriseUserSchema } from "./enterprise-user";
import { groupSchema } from "./group";
import { userSchema } from "./user";

export const userResourceType: ResourceType = {
  name: "User",
  endpoint: "/Users",
  description: "People in the team",
  schema: userSchema,
  extensions: [{ schema: enterpriseUserSchema, required: false }],
  referenceAttribute: "groups",
  hidesAttributes: false,
};

export const groupResourceType: ResourceType = {
  name: "Group",
  endpoint: "/Groups",
  description: "Groups of people in the team",
  schema: groupSchema,
  extensions: [],
  referenceAttribute: "members",
  hidesAttributes: false,
};

/** Every resource type by its name. */
export type ResourceTypes = Readonly<Record<ResourceTypeName, ResourceType>>;

/** What every team has; a team may declare more extensions. */
export const coreResourceTypes: ResourceTypes = { User: userResourceType, Group: groupResourceType };
