/** All tables, as drizzle and drizzle-kit want them: in one module. */
export * from "./accounts";
export * from "./audit";
export * from "./domains";
export * from "./groups";
export * from "./invitations";
export * from "./mails";
export * from "./members";
export * from "./resource-counts";
export * from "./scim";
export * from "./scim-schemas";
export * from "./sso";
export * from "./teams";
