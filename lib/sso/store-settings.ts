import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { TeamContext } from "@/lib/auth/authorize";
import type { SsoMethod } from "./find-method";
import type { OidcConfig, SamlConfig } from "./method-config";

export interface ChangedMethod {
  readonly name: string;
  readonly config: SamlConfig | OidcConfig;
  /** Which settings are other ones now, without their values: these may be secret. */
  readonly changed: readonly string[];
  /** Whether subjects mean somebody else now: then people are matched by their e-mail address once more. */
  readonly unlinks: boolean;
  /** More for the audit row. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * Writes what an admin set, with its audit row; what changes nothing writes nothing. Another configuration has to be tested
 * anew. The caller holds the lock and has looked at the rules.
 */
export async function storeSettings(
  tx: Tx,
  actor: TeamContext,
  at: Date,
  method: SsoMethod,
  { name, config, changed, unlinks, details }: ChangedMethod,
): Promise<void> {
  const isRenamed = name !== method.name;
  if (changed.length === 0 && !isRenamed) return;
  const { teamId, id: methodId } = method;
  await rows(
    tx,
    sql`update sso_methods set name = ${name}, config = ${JSON.stringify(config)}::jsonb,
        tested_at = case when ${changed.length === 0}::boolean then tested_at end,
        updated_at = case when ${changed.length === 0}::boolean then updated_at else ${at.toISOString()}::timestamptz end
      where team_id = ${teamId} and id = ${methodId}`,
  );
  if (unlinks) {
    await rows(tx, sql`delete from sso_subjects where team_id = ${teamId} and method_id = ${methodId}`);
  }
  await recordEvent(tx, teamId, memberActor(actor), at, {
    action: "sso.changed",
    targetId: methodId,
    targetName: name,
    details: {
      provider: method.provider,
      changed: [...(isRenamed ? ["name"] : []), ...changed],
      ...(isRenamed && { from: method.name, to: name }),
      ...(unlinks && { unlinked: true }),
      ...details,
    },
  });
}

/** The names of what differs between two settings; all of them when there were none before. */
export function changedSettings(before: object | null, after: object): readonly string[] {
  const old = new Map<string, unknown>(Object.entries(before ?? {}));
  return Object.entries(after)
    .filter(([name, value]) => !isSame(old.get(name), value))
    .map(([name]) => name);
}

/** Settings are plain values, lists and objects with a steady order of keys: zod made them. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
