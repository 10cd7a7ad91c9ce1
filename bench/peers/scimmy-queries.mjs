/** What SCIMMY's handlers ask the database. */

export async function teamOfKey(sql, hash) {
  const [key] = await sql`
    select k.team_id from scim_keys k
    join teams t on t.id = k.team_id
    join scim_settings s on s.team_id = k.team_id
    where k.hash = ${hash} and s.enabled and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`;
  return key?.team_id;
}

/** Counted once, as the limit does: nobody else changes the team during a load. */
let total;

export async function userPage(sql, teamId, filter, { startIndex = 1, count = 100 }) {
  if (filter) {
    const rows = await sql`
      select id, document, created_at, updated_at from members m
      where team_id = ${teamId} and ${conditionOf(sql, filter)} order by id limit ${count} offset ${startIndex - 1}`;
    return { rows, total: rows.length };
  }
  total ??= sql`select count(*)::integer as total from members where team_id = ${teamId}`;
  const rows = await sql`
    select id, document, created_at, updated_at from members
    where team_id = ${teamId} order by id limit ${count} offset ${startIndex - 1}`;
  return { rows, total: (await total)[0].total };
}

/** SCIMMY gives a filter as `{ attribute: [operator, value] }`, a value path as an object in it. */
function conditionOf(sql, [expression]) {
  const { userName, externalId, emails } = expression;
  if (externalId) return sql`external_id = ${externalId[1]}`;
  if (emails) return sql`email_keys @> array[scim_fold(${emails.value[1]})]`;
  const [operator, value] = userName;
  if (operator === "sw") return sql`user_name_key >= ${value} and user_name_key < ${`${value}\u{10ffff}`}`;
  if (operator === "co") {
    const part = `%${value.toLowerCase()}%`;
    return sql`search_key like ${part} and user_name_key like ${part}`;
  }
  return sql`user_name_key = scim_fold(${value})`;
}

export async function groupMembers(sql, teamId, groupId) {
  const [found] = await sql`
    select coalesce(json_agg(json_build_object('value', member_id) order by member_id), '[]') as members
    from group_members where team_id = ${teamId} and group_id = ${groupId}`;
  return found.members;
}
