import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { SessionContext } from "@/lib/auth/authorize";
import type { Services } from "@/lib/services";
import { switchTeam } from "./switch-team";

/** Follows a team's address: lets the session look at that team. Throws `not_found` for a team that is none of the account's. */
export async function openTeam(
  services: Services,
  actor: SessionContext,
  { slug }: { readonly slug: string },
): Promise<void> {
  const [team] = await rows<{ id: string }>(services.db, sql`select id from teams where slug = ${slug}`);
  await switchTeam(services, actor, { teamId: team?.id ?? "" });
}
