import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { GeneratedKey, GRACE_PERIODS, regenerateScimKey } from "@/lib/contracts/scim";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { findKey } from "./find-key";
import { scimOff } from "./generate-key";
import { generatedKey, insertKey } from "./insert-key";
import { type KeyRow, keyStatus } from "./key-view";
import { lockScim } from "./lock-scim";

const HOUR_MS = 60 * 60 * 1000;

type Grace = (typeof GRACE_PERIODS)[number];

/**
 * Makes a key of the same name and lifetime in the place of this one, which stays for the grace period, never longer
 * than its own expiry. Throws `scim_off`, `not_found`, `key_not_active` for a revoked, expired or replaced key, and
 * `conflict` when the team has too many keys.
 */
export function regenerateKey(
  { db, clock }: Services,
  actor: Authorized<"scim.keys.create">,
  { keyId, grace }: z.output<(typeof regenerateScimKey)["input"]>,
): Promise<GeneratedKey> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    const { enabled } = await lockScim(tx, teamId);
    const at = clock();
    const previous = await findKey(tx, teamId, keyId);
    if (!enabled) throw scimOff();
    requireActive(previous, at);
    const made = await insertKey(tx, actor, at, { name: previous.name, lifetimeMs: lifetimeMsOf(previous) });
    const { expiresAt, revokedAt } = graceOf(previous, grace, at);
    await rows(
      tx,
      sql`update scim_keys set replaced_by_id = ${made.id}, expires_at = ${expiresAt}::timestamptz,
          revoked_at = ${revokedAt}::timestamptz
        where team_id = ${teamId} and id = ${keyId}`,
    );
    const answer = await generatedKey(tx, actor, at, made);
    await recordEvent(tx, teamId, memberActor(actor), at, {
      action: "scim_key.regenerated",
      targetId: keyId,
      targetName: previous.name,
      details: {
        hint: previous.hint,
        grace,
        previousKeyExpiresAt: expiresAt,
        newKeyId: made.id,
        newHint: answer.key.hint,
      },
    });
    return answer;
  });
}

function requireActive(key: KeyRow, at: Date): void {
  const why = inactiveBecause(key, at);
  if (why === undefined) return;
  throw new DomainError("key_not_active", `This key ${why}. Generate a new key, or regenerate the one in its place.`);
}

function inactiveBecause(key: KeyRow, at: Date): string | undefined {
  const status = keyStatus(key, at);
  switch (status) {
    case "revoked":
      return "was revoked";
    case "expired":
      return "has expired";
    case "active":
    case "expiring":
      return key.replaced_by_id === null ? undefined : "was regenerated already";
    default:
      return status satisfies never;
  }
}

function lifetimeMsOf({ created_at, expires_at }: KeyRow): number | null {
  return expires_at === null ? null : expires_at.getTime() - created_at.getTime();
}

interface End {
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

function graceOf({ expires_at }: KeyRow, grace: Grace, at: Date): End {
  const own = expires_at?.toISOString() ?? null;
  switch (grace) {
    case "keep":
      return { expiresAt: own, revokedAt: null };
    case "none":
      return { expiresAt: own, revokedAt: at.toISOString() };
    case "7d":
    case "24h":
    case "1h": {
      const end = at.getTime() + { "7d": 7 * 24, "24h": 24, "1h": 1 }[grace] * HOUR_MS;
      return { expiresAt: new Date(Math.min(end, expires_at?.getTime() ?? end)).toISOString(), revokedAt: null };
    }
    default:
      return grace satisfies never;
  }
}
