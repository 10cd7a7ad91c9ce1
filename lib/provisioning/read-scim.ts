import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import { SCIM_BASE_PATH, type ScimState } from "@/lib/contracts/scim";
import type { Services } from "@/lib/services";
import { listKeys } from "./list-keys";
import { readPreflight } from "./preflight";

export function readScim({ db, clock }: Services, actor: Authorized<"scim.read">): Promise<ScimState> {
  return scimState(db, actor, clock());
}

/** The switch, what it needs and the keys of the team, as of `now`. */
export async function scimState(
  db: Db,
  { team, publicOrigin }: Pick<TeamContext, "team" | "publicOrigin">,
  now: Date,
): Promise<ScimState> {
  const [[settings], preflight, keys] = await Promise.all([
    rows<{ enabled: boolean }>(db, sql`select enabled from scim_settings where team_id = ${team.id}`),
    readPreflight(db, team),
    listKeys(db, team.id, now),
  ]);
  return {
    enabled: settings?.enabled ?? false,
    baseUrl: `${publicOrigin}${SCIM_BASE_PATH}`,
    preflight,
    keys: [...keys],
  };
}
