import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { scimKeys } from "@/db/schema/scim";
import type { TeamContext } from "@/lib/auth/authorize";
import type { GeneratedKey } from "@/lib/contracts/scim";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { newKeyToken } from "./key-token";
import { scimState } from "./read-scim";

const HONOURED_MAX = 100;

interface NewKey {
  readonly id: string;
  readonly secret: string;
}

interface KeyChoice {
  readonly name: string;
  /** null: it never expires. */
  readonly lifetimeMs: number | null;
}

/** Makes a key, stores its hash and hint. Throws `conflict` when the team has 100 keys that work; call it under the lock. */
export async function insertKey(tx: Tx, actor: TeamContext, at: Date, choice: KeyChoice): Promise<NewKey> {
  await requireRoom(tx, actor.team.id, at);
  const { secret, hash, hint } = newKeyToken();
  const id = newId("key");
  await tx.insert(scimKeys).values({
    teamId: actor.team.id,
    id,
    name: choice.name,
    hash,
    hint,
    createdByMemberId: actor.memberId,
    createdByName: actor.name,
    createdAt: at,
    expiresAt: choice.lifetimeMs === null ? null : new Date(at.getTime() + choice.lifetimeMs),
  });
  return { id, secret };
}

/** The one answer with the key itself in it. */
export async function generatedKey(
  tx: Tx,
  actor: TeamContext,
  at: Date,
  { id, secret }: NewKey,
): Promise<GeneratedKey> {
  const state = await scimState(tx, actor, at);
  const key = state.keys.find((each) => each.id === id);
  if (!key) throw new Error("A key that was just made is not in the list.");
  return { secret, key, state };
}

async function requireRoom(tx: Tx, teamId: string, at: Date): Promise<void> {
  const [found] = await rows<{ honoured: number }>(
    tx,
    sql`select count(*)::integer as honoured from scim_keys
      where team_id = ${teamId} and revoked_at is null
        and (expires_at is null or expires_at > ${at.toISOString()}::timestamptz)`,
  );
  if ((found?.honoured ?? 0) < HONOURED_MAX) return;
  throw new DomainError("conflict", `A team can have ${HONOURED_MAX} keys. Revoke one that you do not need any more.`);
}
