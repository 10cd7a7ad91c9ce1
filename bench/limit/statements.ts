/** One prepared statement an operation. Each begins with the key check: no row means that the key is refused. */

const KEY = `with key as (
  select k.team_id from scim_keys k
  join teams t on t.id = k.team_id
  join scim_settings s on s.team_id = k.team_id
  where k.hash = $1 and t.plan = $2 and s.enabled and k.revoked_at is null and (k.expires_at is null or k.expires_at > now()))`;

const GROUPS_OF_USER = `(
  select coalesce(json_agg(json_build_object('value', g.id, 'display', g.display_name) order by g.id), '[]')
  from group_members gm join groups g on g.team_id = gm.team_id and g.id = gm.group_id
  where gm.team_id = m.team_id and gm.member_id = m.id) as groups`;

const ROW = "m.id, m.version, m.document, m.created_at, m.updated_at";
const USER = `${ROW}, ${GROUPS_OF_USER}`;

/** The people of a condition, with the groups of each. These are looked up for the page only, not for what it skips. */
function users(condition: string): string {
  return `${KEY} select r.* from key left join lateral (
    select ${USER} from (
      select m.* from members m where m.team_id = key.team_id and ${condition}) m order by m.id) r on true`;
}

const BY_ID = "order by m.id";

export const READ_USER = users("m.id = $3");
export const USERS_BY_NAME = users("m.user_name_key = scim_fold($3)");
export const USERS_BY_EXTERNAL_ID = users("m.external_id = $3");
export const USERS_BY_EMAIL = users(
  `m.email_keys @> array[scim_fold($3)]
   and jsonb_path_exists(m.document, '$.emails[*] ? (@.type == "work")')`,
);
/** $3 and $4 are the beginning and the first text behind everything that begins so. */
export const USERS_BY_BEGINNING = users(`m.user_name_key >= $3 and m.user_name_key < $4 ${BY_ID} limit $5`);
export const USERS_BY_PART = users(`m.search_key like $3 and m.user_name_key like $3 ${BY_ID} limit $4`);
/** What is skipped is skipped in the index. */
export const USER_PAGE = `${KEY} select r.* from key left join lateral (
  select ${USER} from (
    select s.id from members s where s.team_id = key.team_id order by s.id limit $3 offset $4) page
  join members m on m.team_id = key.team_id and m.id = page.id order by m.id) r on true`;
export const USERS_AFTER = users(`m.id > $3 ${BY_ID} limit $4`);
export const COUNT_USERS = "select count(*)::integer as total from members where team_id = $1";
export const TEAM_OF_KEY = "select team_id from scim_keys where hash = $1";

export const CREATE_USER = `${KEY}, m as (
  insert into members (team_id, id, document, source, managed, joined_at)
  select key.team_id, $3, $4::text::jsonb, 'scim', true, now() from key returning *)
  select ${ROW}, '[]'::json as groups from key left join m on true`;

export const CREATE_USERS = `${KEY}, m as (
  insert into members (team_id, id, document, source, managed, joined_at)
  select key.team_id, u.id, u.document, 'scim', true, now()
  from key cross join jsonb_to_recordset($3::text::jsonb) as u(id text, document jsonb) returning *)
  select ${ROW} from key left join m on true`;

function changeUser(document: string): string {
  return `${KEY}, m as (
    update members m set document = ${document}, version = m.version + 1, updated_at = now()
    from key where m.team_id = key.team_id and m.id = $3 returning m.*)
    select ${USER} from key left join m on true`;
}

export const SET_ACTIVE = changeUser("jsonb_set(m.document, '{active}', $4::text::jsonb)");
export const REPLACE_USER = changeUser("$4::text::jsonb");

const RAISED = "raised as (update groups g set version = g.version + 1, updated_at = now() from key, changed";

export const ADD_MEMBER = `${KEY}, changed as (
  insert into group_members (team_id, group_id, member_id)
  select key.team_id, $3, m.id from key join members m on m.team_id = key.team_id and m.id = $4
  on conflict do nothing returning team_id),
  ${RAISED} where g.team_id = key.team_id and g.id = $3)
  select (select count(*) from changed) as changed from key`;

export const REMOVE_MEMBER = `${KEY}, changed as (
  delete from group_members gm using key
  where gm.team_id = key.team_id and gm.group_id = $3 and gm.member_id = $4 returning gm.team_id),
  ${RAISED} where g.team_id = key.team_id and g.id = $3)
  select (select count(*) from changed) as changed from key`;

function group(members: string): string {
  return `${KEY} select r.* from key left join lateral (
    select g.id, g.version, g.document, g.created_at, g.updated_at, ${members} as members
    from groups g where g.team_id = key.team_id and g.id = $3) r on true`;
}

export const READ_GROUP = group(`(
  select coalesce(json_agg(gm.member_id order by gm.member_id), '[]') from group_members gm
  where gm.team_id = g.team_id and gm.group_id = g.id)`);
export const READ_GROUP_WITHOUT_MEMBERS = group("null::json");
