import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { SsoMethods } from "@/lib/contracts/sso";
import { breakGlassAdminsSql } from "@/lib/members/break-glass-admins";
import type { Services } from "@/lib/services";
import { methodsOfTeam } from "./find-method";
import { methodView } from "./method-view";

/** The team's methods in the order they were made, without their configuration, and who must use them. */
export function listSsoMethods({ db }: Services, { team }: Authorized<"sso.read">): Promise<SsoMethods> {
  return ssoMethodsOf(db, team.id);
}

export async function ssoMethodsOf(db: Db, teamId: string): Promise<SsoMethods> {
  const methods = await methodsOfTeam(db, teamId);
  const [team] = await rows<{ required: boolean; admins: string[] }>(
    db,
    sql`select sso_required as required, ${breakGlassAdminsSql(teamId)} as admins from teams where id = ${teamId}`,
  );
  return {
    methods: methods.map(methodView),
    required: team?.required ?? false,
    breakGlassAdmins: team?.admins ?? [],
  };
}
