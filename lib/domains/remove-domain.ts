import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { removeDomain as contract } from "@/lib/contracts/domains";
import type { Services } from "@/lib/services";
import { releaseDomain } from "./domain-claims";
import { domainOfTeam, readableName } from "./domain-row";
import { lockDomains } from "./lock-domains";

/**
 * Gives a domain up: from now on it is not the team's, and another team may verify it. People and accounts stay as they
 * are. Added again it gets another record. Throws `not_found`.
 */
export function removeDomain(
  { db, clock }: Services,
  actor: Authorized<"domains.remove">,
  { domainId }: z.output<(typeof contract)["input"]>,
): Promise<Record<string, never>> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    await lockDomains(tx, teamId);
    const { name, verified_at: verifiedAt } = await domainOfTeam(tx, teamId, domainId);
    await releaseDomain(tx, teamId, name);
    await rows(tx, sql`delete from domains where team_id = ${teamId} and id = ${domainId}`);
    await recordEvent(tx, teamId, memberActor(actor), clock(), {
      action: "domain.removed",
      targetId: domainId,
      targetName: readableName(name),
      details: { verified: verifiedAt !== null },
    });
    return {};
  });
}
