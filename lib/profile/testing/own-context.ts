import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { type Role, SELF_HOSTED_PLAN } from "@/lib/contracts/roles";
import { newPerson, REQUEST, type TestPerson } from "@/lib/sessions/testing/people";

export interface OwnPerson extends TestPerson {
  /** As a request of their session would be authorized. */
  readonly own: Authorized<"profile.manage">;
}

/** Somebody in a team of their own, with a password and a session. */
export async function ownPerson(db: Db, roles: readonly Role[] = ["admin"]): Promise<OwnPerson> {
  const person = await newPerson(db, { roles });
  const { teamId, memberId, accountId, sessionId, email } = person;
  const context = {
    accountId,
    sessionId,
    memberId,
    name: "Grace Hopper",
    email,
    roles,
    team: { id: teamId, name: `Team ${teamId}`, plan: SELF_HOSTED_PLAN },
    publicOrigin: "https://muster.example",
    request: REQUEST,
  };
  return { ...person, own: authorize(context, "profile.manage") };
}

/** SCIM on, and whether the person is its provider's. */
export async function provision(db: Db, { teamId, memberId }: TestPerson, managed: boolean): Promise<void> {
  await rows(
    db,
    sql`insert into scim_settings (team_id, enabled) values (${teamId}, true)
      on conflict (team_id) do update set enabled = true`,
  );
  await rows(db, sql`update members set managed = ${managed}::boolean where team_id = ${teamId} and id = ${memberId}`);
}

/** What the team's audit log says beyond signing in, oldest first. */
export async function traceOf(db: Db, teamId: string) {
  return rows<{ action: string; details: Record<string, unknown>; actor_id: string }>(
    db,
    sql`select action, details, actor_id from audit_events
      where team_id = ${teamId} and action <> 'session.signed_in' order by id`,
  );
}
