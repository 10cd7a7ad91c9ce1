/** Where each answer lies in the cache; a list's key ends with its input. */
export const queryKeys = {
  team: ["team"],
  viewer: ["viewer"],
  sso: ["sso"],
  scim: ["scim"],
  scimSchemas: ["scim-schemas"],
  scimValues: ["scim-values"],
  members: ["members"],
  groups: ["groups"],
  roles: ["roles"],
  plan: ["plan"],
  audit: ["audit"],
  auditEvent: ["audit-event"],
} as const;
