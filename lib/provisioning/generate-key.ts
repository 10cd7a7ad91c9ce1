import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { GeneratedKey, generateScimKey, KEY_EXPIRIES } from "@/lib/contracts/scim";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { generatedKey, insertKey } from "./insert-key";
import { lockScim } from "./lock-scim";

const DAY_MS = 24 * 60 * 60 * 1000;
const LIFETIME_MS: Readonly<Record<(typeof KEY_EXPIRIES)[number], number | null>> = {
  never: null,
  "90d": 90 * DAY_MS,
  "1y": 365 * DAY_MS,
};

/**
 * Makes a key that works at once, and gives it this one time. Throws `scim_off`, `name_taken` when a live key (not
 * revoked, expired or replaced) has the name in any case, `conflict` when the team has too many keys.
 */
export function generateKey(
  { db, clock }: Services,
  actor: Authorized<"scim.keys.create">,
  { name, expiry }: z.output<(typeof generateScimKey)["input"]>,
): Promise<GeneratedKey> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    const { enabled } = await lockScim(tx, teamId);
    if (!enabled) throw scimOff();
    const at = clock();
    await requireFreeName(tx, teamId, name, at);
    const made = await insertKey(tx, actor, at, { name, lifetimeMs: LIFETIME_MS[expiry] });
    const answer = await generatedKey(tx, actor, at, made);
    const { id, hint, expiresAt } = answer.key;
    await recordEvent(tx, teamId, memberActor(actor), at, {
      action: "scim_key.generated",
      targetId: id,
      targetName: name,
      details: { hint, expiresAt },
    });
    return answer;
  });
}

export function scimOff(): DomainError {
  return new DomainError("scim_off", "SCIM provisioning is off. Turn it on first, then keys can be made.");
}

async function requireFreeName(tx: Tx, teamId: string, name: string, at: Date): Promise<void> {
  const taken = await rows(
    tx,
    sql`select 1 from scim_keys where team_id = ${teamId} and scim_fold(name) = scim_fold(${name}::text)
      and revoked_at is null and replaced_by_id is null
      and (expires_at is null or expires_at > ${at.toISOString()}::timestamptz) limit 1`,
  );
  if (taken.length === 0) return;
  const message = `There is a key named “${name}” already. Choose another name, or revoke that key.`;
  throw new DomainError("name_taken", message, { fields: { name: "A key has this name already." } });
}
