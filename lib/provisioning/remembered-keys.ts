import { type Placeholder, sql } from "drizzle-orm";
import { type GuardState, guardOf } from "@/db/guard";
import type { KeyOwner } from "./authenticate-key";

/** Thrown by the first statement of a request whose key is no longer as it was remembered. Nothing has happened then. */
export class KeyChangedError extends Error {
  override readonly name = "KeyChangedError";

  constructor() {
    super("The SCIM API key, or what it opens, has changed since it was read.");
  }
}

/** Keys that are remembered at most; who was asked for last stays longest. */
const REMEMBERED_MAX = 4_096;

const remembered = new Map<string, KeyOwner>();

/** Whose key it was when it last opened a team: to be trusted only together with `keyGuard`. */
export function rememberedOwner(hash: string): KeyOwner | undefined {
  const owner = remembered.get(hash);
  if (owner) keep(hash, owner);
  return owner;
}

export function rememberOwner(hash: string, owner: KeyOwner): void {
  keep(hash, owner);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
}

export function forgetOwner(hash: string): void {
  remembered.delete(hash);
}

function keep(hash: string, owner: KeyOwner): void {
  remembered.delete(hash);
  remembered.set(hash, owner);
}

/**
 * Asks the database, in the first statement of a request, whether the key still opens what it opened when it was
 * remembered: so a key that is revoked, or whose team turned SCIM off, is refused at its next request on every instance.
 */
const keyIsSame = guardOf({
  name: "key",
  condition: (key: KeyPlaces) => sql`exists (select 1 from scim_keys gk
    join teams gt on gt.id = gk.team_id
    join scim_settings gs on gs.team_id = gk.team_id
    where gk.team_id = ${key.guard_team} and gk.id = ${key.guard_key} and gk.hash = ${key.guard_hash}
      and gk.name = ${key.guard_name} and gk.revoked_at is null
      and (gk.expires_at is null or gk.expires_at > ${key.guard_now}::timestamptz)
      and gt.plan = ${key.guard_plan} and gs.enabled and gs.schemas_version = ${key.guard_schemas}::integer)`,
  refusal: () => new KeyChangedError(),
});

type KeyPlaces = Readonly<
  Record<`guard_${"team" | "key" | "hash" | "name" | "now" | "plan" | "schemas"}`, Placeholder>
>;

/** The guard of one request by the key. */
export function keyGuard(hash: string, owner: KeyOwner, now: Date): GuardState {
  const { teamId, keyId, keyName, plan, schemasVersion } = owner;
  const parameters = {
    guard_team: teamId,
    guard_key: keyId,
    guard_hash: hash,
    guard_name: keyName,
    guard_now: now.toISOString(),
    guard_plan: plan,
    guard_schemas: schemasVersion,
  };
  return keyIsSame(parameters, [hash, keyName, plan, schemasVersion].join("\n"));
}
