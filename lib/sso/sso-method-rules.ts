import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { DomainError } from "@/lib/errors";
import { lockScim } from "@/lib/provisioning/lock-scim";
import { methodOfTeam, type SsoMethod } from "./find-method";

/** A method of this team, under the lock that turning SCIM on takes, too. Throws `not_found` for any other id. */
export async function lockMethod(tx: Tx, teamId: string, methodId: string): Promise<SsoMethod> {
  await lockScim(tx, teamId);
  const method = await methodOfTeam(tx, teamId, methodId, sql`for update of s`);
  if (!method) throw methodNotFound();
  return method;
}

export function methodNotFound(): DomainError {
  return new DomainError("not_found", "This sign-in method does not exist. Reload the page to see the ones there are.");
}

/** Throws `last_sso_method` when the method is the only one that is on and the team cannot be without; call it under the lock. */
export async function requireReplaceable(tx: Tx, { teamId, id, name, enabled }: SsoMethod): Promise<void> {
  if (!enabled) return;
  const [need] = await rows<{ scim: boolean; required: boolean; others: boolean }>(
    tx,
    sql`select t.sso_required as required,
        exists (select 1 from scim_settings c where c.team_id = t.id and c.enabled) as scim,
        exists (select 1 from sso_methods o where o.team_id = t.id and o.id <> ${id} and o.enabled) as others
      from teams t where t.id = ${teamId}`,
  );
  if (!need || need.others) return;
  const only = `${name} is the only single sign-on method that is on`;
  if (need.scim) {
    const message = `${only}, and SCIM provisioning needs one. Switch another one on first, or turn SCIM provisioning off.`;
    throw new DomainError("last_sso_method", message);
  }
  if (need.required) {
    const message = `${only}, and people must sign in with one. Switch another one on first, or stop requiring single sign-on.`;
    throw new DomainError("last_sso_method", message);
  }
}

/** Throws `name_taken` when another method of the team has the name; call it under the lock. */
export async function requireFreeName(db: Db, teamId: string, name: string, methodId?: string): Promise<void> {
  const [other] = await rows(
    db,
    sql`select 1 from sso_methods where team_id = ${teamId} and scim_fold(name) = scim_fold(${name})
      and id is distinct from ${methodId ?? null}::text`,
  );
  if (!other) return;
  const message = "Another sign-in method has this name. Choose one that people can tell apart.";
  throw new DomainError("name_taken", message, { fields: { name: message } });
}
