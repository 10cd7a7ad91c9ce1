import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { DomainError } from "@/lib/errors";
import { lockScim } from "@/lib/provisioning/lock-scim";

export interface LockedMethod {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly enabled: boolean;
  /** SCIM is on and no other method of the team is enabled. */
  readonly isNeeded: boolean;
}

/** A method of this team, under the lock that turning SCIM on takes, too. Throws `not_found` for any other id. */
export async function lockMethod(tx: Tx, teamId: string, methodId: string): Promise<LockedMethod> {
  const { enabled: scimIsOn } = await lockScim(tx, teamId);
  const [method] = await rows<Omit<LockedMethod, "isNeeded"> & { others: boolean }>(
    tx,
    sql`select id, name, provider, enabled,
        exists (select 1 from sso_methods o where o.team_id = s.team_id and o.id <> s.id and o.enabled) as others
      from sso_methods s where team_id = ${teamId} and id = ${methodId}`,
  );
  if (!method) {
    throw new DomainError(
      "not_found",
      "This sign-in method does not exist. Reload the page to see the ones there are.",
    );
  }
  const { others, ...found } = method;
  return { ...found, isNeeded: scimIsOn && found.enabled && !others };
}

/** Throws `last_sso_method` when the team cannot be without the method now. */
export function requireReplaceable({ name, isNeeded }: LockedMethod): void {
  if (!isNeeded) return;
  const message = `${name} is the only single sign-on method that is on, and SCIM provisioning needs one. Switch another one on first, or turn SCIM provisioning off.`;
  throw new DomainError("last_sso_method", message);
}
