import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Services } from "@/lib/services";
import { generateKey } from "../generate-key";
import { turnOnScim } from "../turn-on-scim";
import { type SettingsTeam, settingsTeam } from "./settings-team";

export interface KeyedTeam extends SettingsTeam {
  /** What an identity provider sends as its bearer token. */
  readonly key: string;
}

/** A new team that provisions: its admin has turned SCIM on and generated a key. */
export async function keyedTeam(services: Services, { seats = 1_000 } = {}): Promise<KeyedTeam> {
  const team = await settingsTeam(services.db);
  await rows(services.db, sql`update teams set seats = ${seats}::integer where id = ${team.teamId}`);
  await turnOnScim(services, team.admin("scim.enable"));
  const { secret } = await generateKey(services, team.admin("scim.keys.create"), { name: "Okta", expiry: "never" });
  return { ...team, key: secret };
}
