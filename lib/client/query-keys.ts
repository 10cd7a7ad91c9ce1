/** Where each answer lies in the cache; a list's key ends with its input. */
export const queryKeys = {
  team: ["team"],
  viewer: ["viewer"],
  sso: ["sso"],
  scim: ["scim"],
  members: ["members"],
  groups: ["groups"],
} as const;
