import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { gatheredStatement } from "@/db/gathered-statement";
import { rows } from "@/db/rows";
import { statement } from "@/db/statement";
import type { JsonObject, StoredResource } from "@/scim";
import { type ResourceRow, storedResource, userColumns } from "./resource-sql";

/** A member as a change needs it. */
export interface UserRow {
  readonly id: string;
  readonly version: number;
  readonly document: JsonObject;
  readonly managed: boolean;
  readonly active: boolean;
  /** false while the owner of the member's account has not agreed to join. */
  readonly joined: boolean;
  readonly account_id: string | null;
  readonly name: string;
}

/** A member whose row is locked, with what decides over its account. */
export interface LockedUser extends UserRow {
  readonly account_email: string | null;
  /** Whether this team's identity provider made the account, and no other team has it. */
  readonly account_is_ours: boolean;
}

const COLUMNS = sql.raw(
  "m.id, m.version, m.document, m.managed, m.active, m.joined_at is not null as joined, m.account_id, m.shown_name as name",
);

/** The columns of a UserRow, and where they and the account `a` come from. */
export const USER_ROW = { columns: COLUMNS, from: sql.raw("members m left join accounts a on a.id = m.account_id") };

/** The columns of a LockedUser and where they come from; end the query with `for update of m`. */
export const LOCKED_USER = {
  columns: sql`${COLUMNS}, a.email as account_email,
    coalesce(a.created_by_team_id = m.team_id and not exists (
      select 1 from members o where o.account_id = a.id and o.team_id <> m.team_id), false) as account_is_ours`,
  from: USER_ROW.from,
};

const userRow = statement<UserRow, "team" | "id">(
  "directory_user_row",
  ({ team, id }) => sql`select ${COLUMNS} from members m where m.team_id = ${team} and m.id = ${id}`,
);

export async function readUserRow(db: Db, teamId: string, id: string): Promise<UserRow | undefined> {
  return (await userRow(db, { team: teamId, id }))[0];
}

export async function lockUserRow(tx: Db, teamId: string, id: string): Promise<LockedUser | undefined> {
  const { columns, from } = LOCKED_USER;
  const query = sql`select ${columns} from ${from} where m.team_id = ${teamId} and m.id = ${id} for update of m`;
  return (await rows<LockedUser>(tx, query, { name: "directory_lock_user_row" }))[0];
}

const user = (references: boolean) =>
  gatheredStatement<ResourceRow, "team", "id">(`directory_user_${references}`, {
    shared: ["team"],
    each: ["id"],
    build: ({ team, id }) =>
      sql`select ${userColumns(team, { references })} from members r where r.team_id = ${team} and r.id = ${id}`,
  });
const userWithGroups = user(true);
const userAlone = user(false);

export async function readUser(
  db: Db,
  teamId: string,
  id: string,
  references: boolean,
): Promise<StoredResource | undefined> {
  const [row] = await (references ? userWithGroups : userAlone)(db, { team: teamId, id });
  return row && storedResource(row);
}

/**
 * The part of a statement that ends the sessions of a member's account in the team, and those elsewhere that the team's
 * identity provider vouched for; `from` has account_id and team_id.
 */
export function endSessionsSql(at: string | Placeholder | SQL, from: string): SQL {
  return sql`update sessions s set ended_at = ${at}::timestamptz from ${sql.raw(from)} c
    where s.account_id = c.account_id and (s.team_id = c.team_id or s.sso_team_id = c.team_id) and s.ended_at is null`;
}
