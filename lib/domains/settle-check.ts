import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { type AuditActor, recordEvent } from "@/lib/audit/record-event";
import { DNS_ANSWER_NAMES, type DnsAnswer, type DomainView, dnsAnswer } from "@/lib/contracts/domains";
import type { Services } from "@/lib/services";
import { askForToken } from "./ask-for-token";
import { type CheckOutcome, checkOutcome } from "./check-outcome";
import { claimDomain } from "./domain-claims";
import { type DomainRow, domainOfTeam, domainView, readableName } from "./domain-row";
import { lockDomains } from "./lock-domains";

export interface Check {
  readonly teamId: string;
  readonly domainId: string;
  /** Whom the audit log names. */
  readonly actor: AuditActor;
  /** Whether somebody asked for it, and did not just the time come. */
  readonly isAskedFor: boolean;
  /** DNS servers as `host:port`; none for those of the system. */
  readonly servers: readonly string[];
}

/** Asks DNS for the record of a domain and keeps what follows from its answer. Throws `not_found`. */
export async function settleCheck({ db, clock }: Services, check: Check): Promise<DomainView> {
  const { teamId, domainId } = check;
  const askedAt = clock();
  const { name, token } = await domainOfTeam(db, teamId, domainId);
  const answer = await askForToken(name, token, check.servers);
  return db.transaction(async (tx) => {
    await lockDomains(tx, teamId);
    const before = await domainOfTeam(tx, teamId, domainId);
    // An answer that took longer must not replace one to a later question.
    if (before.checked_at !== null && before.checked_at > askedAt) return domainView(before);
    await keep(tx, check, before, answer, clock());
    return domainView(await domainOfTeam(tx, teamId, domainId));
  });
}

async function keep(tx: Tx, check: Check, before: DomainRow, dnsSays: DnsAnswer, at: Date): Promise<void> {
  const { teamId, actor, isAskedFor } = check;
  const isTaken =
    dnsSays.kind === "found" && before.verified_at === null && !(await claimDomain(tx, teamId, before.name, at));
  const answer: DnsAnswer = isTaken ? { ...dnsSays, kind: "taken" } : dnsSays;
  const state = {
    verifiedAt: before.verified_at,
    failingSince: before.failing_since,
    warnedAt: before.warned_at,
    answered: dnsAnswer.safeParse(before.answer).data?.kind ?? null,
  };
  const outcome = checkOutcome(state, answer.kind, at, isAskedFor);
  await store(tx, teamId, before.id, outcome, answer, at);
  const { failingSince } = outcome;
  for (const event of outcome.events) {
    await recordEvent(tx, teamId, actor, at, {
      action: `domain.${event}`,
      targetId: before.id,
      targetName: readableName(before.name),
      details: {
        answer: DNS_ANSWER_NAMES[answer.kind],
        valuesFound: answer.values,
        ...(failingSince && { failingSince: failingSince.toISOString() }),
      },
    });
  }
}

async function store(
  tx: Tx,
  teamId: string,
  id: string,
  { verifiedAt, failingSince, warnedAt, nextCheckAt }: CheckOutcome,
  answer: DnsAnswer,
  at: Date,
): Promise<void> {
  const [now, verified, failing, warned, next] = [at, verifiedAt, failingSince, warnedAt, nextCheckAt].map(
    (each) => each?.toISOString() ?? null,
  );
  await rows(
    tx,
    sql`update domains set checked_at = ${now}::timestamptz, answer = ${JSON.stringify(answer)}::jsonb,
        verified_at = ${verified}::timestamptz, failing_since = ${failing}::timestamptz,
        warned_at = ${warned}::timestamptz, next_check_at = ${next}::timestamptz, updated_at = ${now}::timestamptz
      where team_id = ${teamId} and id = ${id}`,
  );
}
