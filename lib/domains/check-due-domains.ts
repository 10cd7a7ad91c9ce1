import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { MUSTER } from "@/lib/audit/muster-actor";
import { DomainError } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Services } from "@/lib/services";
import { settleCheck } from "./settle-check";

/** So many look-ups are on their way at once. */
const BATCH_DOMAINS = 10;

interface DueDomain {
  readonly team_id: string;
  readonly id: string;
  readonly next_check_at: Date;
}

/**
 * Asks DNS for all domains of all teams whose time has come, until the signal is given. One that cannot be checked is
 * logged and left for the next time. Gives how many were asked for.
 */
export async function checkDueDomains(
  services: Services,
  servers: readonly string[],
  signal?: AbortSignal,
): Promise<number> {
  const until = services.clock();
  let total = 0;
  let last: DueDomain | undefined;
  while (signal?.aborted !== true) {
    const due = await nextDue(services, until, last);
    await Promise.all(due.map((domain) => check(services, servers, domain)));
    total += due.length;
    last = due.at(-1);
    if (last === undefined) break;
  }
  return total;
}

function nextDue({ db }: Services, until: Date, last: DueDomain | undefined): Promise<readonly DueDomain[]> {
  const beyond =
    last === undefined
      ? sql``
      : sql`and (next_check_at, team_id, id) > (${last.next_check_at.toISOString()}::timestamptz, ${last.team_id}, ${last.id})`;
  return rows<DueDomain>(
    db,
    sql`select team_id, id, next_check_at from domains where next_check_at <= ${until.toISOString()}::timestamptz ${beyond}
      order by next_check_at, team_id, id limit ${BATCH_DOMAINS}::integer`,
  );
}

async function check(services: Services, servers: readonly string[], { team_id: teamId, id }: DueDomain) {
  try {
    await settleCheck(services, { teamId, domainId: id, actor: MUSTER, isAskedFor: false, servers });
  } catch (error) {
    // Removed while DNS was asked.
    if (error instanceof DomainError && error.code === "not_found") return;
    log.error("a domain could not be checked", { teamId, domainId: id, error });
  }
}
