import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Services } from "@/lib/services";
import type { DeclaredSchema } from "@/scim";
import { addScimAttribute } from "../add-scim-attribute";
import { declareScimSchema } from "../declare-scim-schema";
import { generateKey } from "../generate-key";
import { turnOnScim } from "../turn-on-scim";
import { type SettingsTeam, settingsTeam } from "./settings-team";

interface KeyedTeamOptions {
  readonly seats?: number;
  /** What the admin declares. */
  readonly schemas?: readonly DeclaredSchema[];
}

export interface KeyedTeam extends SettingsTeam {
  /** What an identity provider sends as its bearer token. */
  readonly key: string;
}

/** A new team that provisions: its admin has turned SCIM on and generated a key. */
export async function keyedTeam(services: Services, options: KeyedTeamOptions = {}): Promise<KeyedTeam> {
  const { seats = 1_000, schemas = [] } = options;
  const team = await settingsTeam(services.db);
  await rows(services.db, sql`update teams set seats = ${seats}::integer where id = ${team.teamId}`);
  await turnOnScim(services, team.admin("scim.enable"));
  for (const { attributes, ...schema } of schemas) {
    const admin = team.admin("scim.schemas.manage");
    await declareScimSchema(services, admin, schema);
    for (const attribute of attributes) await addScimAttribute(services, admin, { urn: schema.urn, ...attribute });
  }
  const { secret } = await generateKey(services, team.admin("scim.keys.create"), { name: "Okta", expiry: "never" });
  return { ...team, key: secret };
}

/** Takes all people and groups away, admins too; the keys and what was declared stay. */
export async function emptyTeams(db: Db): Promise<void> {
  for (const table of ["groups", "members", "accounts"]) {
    await rows(db, sql`delete from ${sql.identifier(table)}`);
  }
}
