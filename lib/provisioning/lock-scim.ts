import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";

/**
 * Serialises what changes the team's switch, keys and SSO methods: they depend on each other. Call it first in the
 * transaction; what is read afterwards stays true until it ends. Gives whether SCIM is on.
 */
export async function lockScim(tx: Tx, teamId: string): Promise<{ readonly enabled: boolean }> {
  await rows(tx, sql`insert into scim_settings (team_id) values (${teamId}) on conflict (team_id) do nothing`);
  const [settings] = await rows<{ enabled: boolean }>(
    tx,
    sql`select enabled from scim_settings where team_id = ${teamId} for update`,
  );
  return { enabled: settings?.enabled ?? false };
}
