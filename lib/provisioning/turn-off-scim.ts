import type { Authorized } from "@/lib/auth/authorize";
import type { ScimState } from "@/lib/contracts/scim";
import type { Services } from "@/lib/services";
import { lockScim } from "./lock-scim";
import { scimState } from "./read-scim";
import { switchScim } from "./switch-scim";

/** Shuts the identity provider out from its next request on; keys and members stay. Turning off what is off changes nothing. */
export function turnOffScim({ db, clock }: Services, actor: Authorized<"scim.disable">): Promise<ScimState> {
  return db.transaction(async (tx) => {
    const { enabled } = await lockScim(tx, actor.team.id);
    if (enabled) await switchScim(tx, actor, clock(), false);
    return scimState(tx, actor, clock());
  });
}
