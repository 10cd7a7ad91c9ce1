/**
 * Tables that are about all teams, or about accounts that belong to none. On a distributed database each node has a copy of
 * them; every other table is a team's, and holds `team_id` in its primary key, its unique indexes and its foreign keys.
 */
export const SHARED_TABLES = {
  accounts: "A person may be a member of several teams; the address is unique among all.",
  domain_claims: "Which team has verified a domain is decided among all teams, by the name.",
  email_changes: "Belongs to an account; the link in the mail names nothing else.",
  password_attempts: "About an address that was typed, whether there is an account or not.",
  sessions: "Belongs to an account, and may look at any of its teams.",
  team_deletions: "What is left of teams that are gone; read by whoever runs the server.",
  teams: "What everything of a team refers to; its address is unique among all.",
} as const satisfies Readonly<Record<string, string>>;

/** Tables of a team that are not partitioned: a team has few rows of them at any time. */
export const SMALL_TEAM_TABLES = {
  domains: "A team has a handful.",
  scim_keys: "A team has a handful, and a request finds its key by the hash alone.",
  scim_schemas: "A team has a handful.",
  scim_settings: "A team has one row.",
  sso_assertions: "Rows live for minutes.",
  sso_methods: "A team has a handful, and an address of a method names it alone.",
  sso_requests: "Rows live for minutes.",
  sso_tests: "A method has one row.",
} as const satisfies Readonly<Record<string, string>>;
