import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdsRole } from "@/lib/members/member-roles";
import { forbidden } from "@/scim";
import { takenSeatsSql } from "./resource-counts";

/** Members who hold the admin role, own or by a group, and who are active and have joined; `m` is the member. */
function activeAdmin(teamId: string): SQL {
  return sql`m.active and m.joined_at is not null and ${holdsRole(ADMIN_ROLE, teamId)}`;
}

/** Serialises what needs the whole team to be looked at: seats, the last admin. Always the first lock that is taken. */
export async function lockTeam(tx: Db, teamId: string): Promise<{ readonly seats: number }> {
  const [team] = await rows<{ seats: number }>(
    tx,
    sql`select seats from teams where id = ${teamId} for no key update`,
    {
      name: "directory_lock_team",
    },
  );
  if (!team) throw forbidden("The team of this key does not exist any more.");
  return team;
}

/** Whether the member is an active admin. */
export async function isActiveAdmin(db: Db, teamId: string, memberId: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from members m where m.team_id = ${teamId} and m.id = ${memberId} and ${activeAdmin(teamId)}`,
    { name: "directory_is_active_admin" },
  );
  return found.length > 0;
}

/** Call it after the change, under the team's lock. Throws 403 when nobody could administer the team any more. */
export async function requireAnAdmin(tx: Db, teamId: string, what: string): Promise<void> {
  const found = await rows(
    tx,
    sql`select 1 from members m where m.team_id = ${teamId} and ${activeAdmin(teamId)} limit 1`,
  );
  if (found.length > 0) return;
  throw forbidden(`${what} would leave the team without an active admin. Make somebody else an admin first.`);
}

/** Call it under the team's lock, before the change that takes a seat. Throws 403 when none is free. */
export async function requireFreeSeat(tx: Db, teamId: string, seats: number): Promise<void> {
  const used = await countTakenSeats(tx, teamId);
  if (used >= seats) {
    throw forbidden(`No free seats: ${used} of ${seats} used. Deactivate somebody or add seats to the plan.`);
  }
}

export async function countTakenSeats(tx: Db, teamId: string): Promise<number> {
  const query = sql`select ${takenSeatsSql(teamId)} as used`;
  return (await rows<{ used: number }>(tx, query, { name: "directory_used_seats" }))[0]?.used ?? 0;
}
