import type { ResourceType } from "./attribute";
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
};

export const groupResourceType: ResourceType = {
  name: "Group",
  endpoint: "/Groups",
  description: "Groups of people in the team",
  schema: groupSchema,
  extensions: [],
  referenceAttribute: "members",
};

export const resourceTypes: readonly ResourceType[] = [userResourceType, groupResourceType];
