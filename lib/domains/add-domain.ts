import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import { type addDomain as contract, DOMAINS_MAX, type DomainView } from "@/lib/contracts/domains";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { Services } from "@/lib/services";
import { newChallengeToken } from "./challenge";
import { PENDING_MS } from "./check-outcome";
import { claimantOf } from "./domain-claims";
import { domainOfTeam, domainView, readableName } from "./domain-row";
import { lockDomains } from "./lock-domains";
import { newDomainName } from "./new-domain-name";

/**
 * Adds a domain that nobody has confirmed yet, with a record of its own to put into DNS. Throws `invalid_input`,
 * `name_taken` and `conflict` as the contract says.
 */
export async function addDomain(
  { db, clock }: Services,
  actor: Authorized<"domains.manage">,
  input: z.output<(typeof contract)["input"]>,
): Promise<DomainView> {
  const name = newDomainName(input.name);
  const teamId = actor.team.id;
  const at = clock();
  return db.transaction(async (tx) => {
    await lockDomains(tx, teamId);
    await requireRoom(tx, teamId, name);
    const id = newId("dom");
    const [now, next] = [at, new Date(at.getTime() + PENDING_MS)].map((each) => each.toISOString());
    await rows(
      tx,
      sql`insert into domains (team_id, id, name, token, next_check_at, created_at, updated_at)
        values (${teamId}, ${id}, ${name}, ${newChallengeToken()}, ${next}::timestamptz, ${now}::timestamptz, ${now}::timestamptz)`,
    );
    const event = { action: "domain.added", targetId: id, targetName: readableName(name) } as const;
    await recordEvent(tx, teamId, memberActor(actor), at, event);
    return domainView(await domainOfTeam(tx, teamId, id));
  });
}

async function requireRoom(tx: Tx, teamId: string, name: string): Promise<void> {
  const names = await rows<{ name: string }>(tx, sql`select name from domains where team_id = ${teamId}`);
  if (names.some((each) => each.name === name)) throw taken(`The team has ${readableName(name)} already.`);
  if ((await claimantOf(tx, name)) !== undefined) {
    throw taken(
      "Another team here has verified this domain, and a domain belongs to one team. If it is yours, ask in your" +
        " organization who else uses Muster, or whoever runs this server.",
    );
  }
  if (names.length < DOMAINS_MAX) return;
  throw new DomainError("conflict", `A team can have ${DOMAINS_MAX} domains. Remove one that you no longer need.`);
}

function taken(message: string): DomainError {
  return new DomainError("name_taken", message, { fields: { name: message } });
}
