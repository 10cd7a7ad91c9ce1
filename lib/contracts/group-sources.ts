/** Who made a group: the identity provider, or an admin by hand. */
export const GROUP_SOURCES = ["scim", "local"] as const;
