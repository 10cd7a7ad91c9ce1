/**
 * Fills the tables of @better-auth/scim from the people and groups that Muster's hold. Rows and keys are as the package
 * makes them itself; `better-auth.mjs` answers from them.
 */
import { getMigrations } from "better-auth/db/migration";
import { betterAuthServer, CONNECTION, SCHEMA } from "./better-auth-server.mjs";

const { DATABASE_URL = "", BENCH_TEAM = "" } = process.env;
const { auth, database } = betterAuthServer({
  databaseUrl: DATABASE_URL,
  poolMax: 1,
  key: "a-key-for-the-seed",
  origin: "http://127.0.0.1",
});

/** The package's keys: SHA-256 of a JSON array, in base64url. */
const SCOPED_KEY = `
  create function scoped_key(variadic parts text[]) returns text language sql immutable as $$
    select rtrim(translate(encode(sha256(convert_to(
      '[' || (select string_agg(to_json(part)::text, ',') from unnest(parts) as part) || ']', 'UTF8')), 'base64'), '+/', '-_'), '=')
  $$`;

const PEOPLE = `
  create temporary table people as
  select m.id, m.account_id as user_id, m.document as d, m.created_at as at, m.email, m.shown_name as name,
    m.user_name, m.external_id, m.document -> 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User' as enterprise,
    '|' || scoped_key('scim-email-value', lower(m.email)) || '|' as email_index,
    lpad(row_number() over (order by m.id)::text, 15, '0') || ':' || right(m.id, 16) as order_key
  from public.members m
  where m.team_id = current_setting('bench.team') and m.account_id is not null and m.email is not null`;

const USERS = `
  insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
  select user_id, name, email, false, at, at from people`;

const SUBJECTS = `
  insert into "scimSubject" (id, "userId", "profileSourceId", revision, "createdAt", "updatedAt")
  select 's' || id, user_id, id, 3, at, at from people`;

const SCIM_USERS = `
  insert into "scimUser" (id, "connectionId", "provisioningDomainId", "userId", "connectionUserKey", "userName",
    "userNameKey", "primaryEmail", "workEmailValueIndex", "emailValueIndex", "displayName", "formattedName", "givenName",
    "familyName", "serializedEmails", "serializedAttributes", "externalId", "externalIdKey", active, "orderKey",
    "createdAt", "updatedAt")
  select id, $1::text, $1::text, user_id, scoped_key('scim-user', $1, user_id), user_name,
    scoped_key('scim-user-name', $1, lower(user_name)), email, email_index, email_index, name, d #>> '{name,formatted}',
    d #>> '{name,givenName}', d #>> '{name,familyName}', d ->> 'emails',
    json_strip_nulls(json_build_object('schemas', d -> 'schemas', 'name', d -> 'name', 'emails', d -> 'emails',
      'title', d -> 'title', 'phoneNumbers', d -> 'phoneNumbers', 'enterprise', enterprise))::text,
    external_id, scoped_key('scim-user-external-id', $1, external_id), true, order_key, at, at
  from people`;

const GROUPS = `
  insert into "scimGroup" (id, "connectionId", "provisioningDomainId", revision, "displayName", "displayNameKey",
    "externalId", "externalIdKey", "orderKey", "createdAt", "updatedAt")
  select id, $1::text, $1::text, 0, display_name, scoped_key('scim-group-display-name', $1, lower(display_name)),
    external_id, scoped_key('scim-group-external-id', $1, external_id),
    lpad((extract(epoch from created_at) * 1000)::bigint::text, 15, '0') || ':' || right(id, 16), created_at, created_at
  from public.groups where team_id = $2`;

const GROUP_MEMBERS = `
  insert into "scimGroupMember" (id, "connectionId", "groupId", "scimUserId", "membershipKey", "createdAt")
  select group_id || member_id, $1::text, group_id, member_id, scoped_key('scim-group-member', $1, group_id, member_id), now()
  from public.group_members where team_id = $2`;

const BINDING = `
  insert into "scimConnectionBinding" (id, "connectionId", "connectionKey", "provisioningDomainId", "createdAt",
    "decommissionStatus", "decommissionReconciledUserCount", "decommissionBatchCount", "decommissionRevision")
  values ($1, $1, scoped_key('scim-connection', $1), $1, now(), 'active', 0, 0, 0)`;

await database.query(`create schema ${SCHEMA}`);
await (await getMigrations(auth.options)).runMigrations();
await database.query(SCOPED_KEY);
// A statement that makes a table takes no parameters.
await database.query("select set_config('bench.team', $1, false)", [BENCH_TEAM]);
await database.query(PEOPLE);
await database.query(USERS);
await database.query(SUBJECTS);
for (const statement of [BINDING, SCIM_USERS]) await database.query(statement, [CONNECTION]);
for (const statement of [GROUPS, GROUP_MEMBERS]) await database.query(statement, [CONNECTION, BENCH_TEAM]);
await database.query("vacuum (analyze)");
await database.end();
