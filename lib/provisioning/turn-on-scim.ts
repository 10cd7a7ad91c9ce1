import type { Authorized } from "@/lib/auth/authorize";
import type { ScimState } from "@/lib/contracts/scim";
import type { Services } from "@/lib/services";
import { stopJoining } from "@/lib/sso/switch-joining";
import { lockScim } from "./lock-scim";
import { readPreflight, requirePreflight } from "./preflight";
import { scimState } from "./read-scim";
import { switchScim } from "./switch-scim";

/**
 * Lets the team's identity provider in, with the keys that there are; nobody joins by single sign-on any more. Turning on what is on changes nothing. Throws
 * `sso_required` without an enabled SSO method, `break_glass_required` when no admin has a password.
 */
export function turnOnScim({ db, clock }: Services, actor: Authorized<"scim.enable">): Promise<ScimState> {
  return db.transaction(async (tx) => {
    const { enabled } = await lockScim(tx, actor.team.id);
    if (!enabled) {
      requirePreflight(await readPreflight(tx, actor.team));
      const at = clock();
      await stopJoining(tx, actor, at);
      await switchScim(tx, actor, at, true);
    }
    return scimState(tx, actor, clock());
  });
}
