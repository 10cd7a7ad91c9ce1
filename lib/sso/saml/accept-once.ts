import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Services } from "@/lib/services";
import type { SsoMethod } from "../find-method";
import { SsoProblem } from "../sso-problem";
import type { Assertion } from "./read-assertion";

/**
 * Accepts a verified assertion once: of several that bring it, on whatever instances, the first.
 * @throws SsoProblem `replayed`
 */
export async function acceptOnce(
  { db }: Services,
  { teamId, id: methodId }: SsoMethod,
  { id, goodUntil }: Assertion,
): Promise<void> {
  if (id === "") throw new SsoProblem("unreadable", "The assertion has no ID.");
  const kept = await rows(
    db,
    sql`insert into sso_assertions (team_id, method_id, assertion_id, expires_at)
      values (${teamId}, ${methodId}, ${id}, ${goodUntil.toISOString()}::timestamptz)
      on conflict do nothing returning assertion_id`,
    { name: "sso_accept_once" },
  );
  if (kept.length > 0) return;
  throw new SsoProblem("replayed", "This assertion was brought before. Each is good for one sign-in.");
}

/** Whether a verified assertion was accepted before. */
export async function wasAccepted(
  { db }: Services,
  { teamId, id: methodId }: SsoMethod,
  { id }: Assertion,
): Promise<boolean> {
  const found = await rows(
    db,
    sql`select 1 from sso_assertions
      where team_id = ${teamId} and method_id = ${methodId} and assertion_id = ${id}`,
  );
  return found.length > 0;
}
