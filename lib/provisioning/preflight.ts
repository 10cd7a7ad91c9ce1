import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { planHasScim } from "@/lib/contracts/permissions";
import type { Plan } from "@/lib/contracts/roles";
import type { ScimState } from "@/lib/contracts/scim";
import { DomainError } from "@/lib/errors";
import { breakGlassAdminsSql } from "@/lib/members/break-glass-admins";

type Preflight = ScimState["preflight"];

/** What turning SCIM on needs, and what of it is there; admins by name, at most 20. */
export async function readPreflight(
  db: Db,
  { id, plan }: { readonly id: string; readonly plan: Plan },
): Promise<Preflight> {
  const [found] = await rows<{ sso: boolean; admins: string[] }>(
    db,
    sql`select exists (select 1 from sso_methods s where s.team_id = ${id} and s.enabled) as sso,
      ${breakGlassAdminsSql(id)} as admins`,
  );
  return { plan: planHasScim(plan), sso: found?.sso ?? false, breakGlassAdmins: found?.admins ?? [] };
}

/** Throws `sso_required` or `break_glass_required`; the plan is a matter of the permission. */
export function requirePreflight({ sso, breakGlassAdmins }: Preflight): void {
  if (!sso) {
    throw new DomainError("sso_required", "Set up single sign-on and switch it on first: SCIM provisioning needs it.");
  }
  if (breakGlassAdmins.length === 0) {
    const message =
      "No admin could sign in while your identity provider cannot be reached. Give an admin a password first.";
    throw new DomainError("break_glass_required", message);
  }
}
