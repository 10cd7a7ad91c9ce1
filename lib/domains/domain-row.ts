import { domainToUnicode } from "node:url";
import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type DomainStatus, type DomainView, dnsAnswer } from "@/lib/contracts/domains";
import { DomainError } from "@/lib/errors";
import { challengeHost, challengeValue } from "./challenge";

/** A row of `domains`, as far as checks are concerned. */
export interface DomainRow {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly verified_at: Date | null;
  readonly checked_at: Date | null;
  readonly answer: unknown;
  readonly next_check_at: Date | null;
  readonly failing_since: Date | null;
  readonly warned_at: Date | null;
  readonly created_at: Date;
}

/** The team's domains that the condition lets through; `d` is the table. */
export function domainRows(db: Db, teamId: string, condition: SQL = sql``): Promise<readonly DomainRow[]> {
  return rows<DomainRow>(
    db,
    sql`select d.id, d.name, d.token, d.verified_at, d.checked_at, d.answer, d.next_check_at, d.failing_since,
        d.warned_at, d.created_at
      from domains d where d.team_id = ${teamId} ${condition}`,
  );
}

/** A domain of this team; `lock` holds its row until the transaction ends. Throws `not_found` for any other id. */
export async function domainOfTeam(db: Db, teamId: string, domainId: string, lock: SQL = sql``): Promise<DomainRow> {
  const [row] = await domainRows(db, teamId, sql`and d.id = ${domainId} ${lock}`);
  if (row) return row;
  throw new DomainError("not_found", "This domain does not exist. Reload the page to see the ones there are.");
}

export function domainView(row: DomainRow): DomainView {
  return {
    id: row.id,
    name: readableName(row.name),
    asciiName: row.name,
    status: statusOf(row),
    record: { host: challengeHost(row.name), value: challengeValue(row.token) },
    answer: dnsAnswer.safeParse(row.answer).data ?? null,
    checkedAt: row.checked_at?.toISOString() ?? null,
    nextCheckAt: row.next_check_at?.toISOString() ?? null,
    verifiedAt: row.verified_at?.toISOString() ?? null,
    failingSince: row.failing_since?.toISOString() ?? null,
    overdue: row.warned_at !== null,
    createdAt: row.created_at.toISOString(),
  };
}

function statusOf({ verified_at: verifiedAt, failing_since: failingSince }: DomainRow): DomainStatus {
  if (verifiedAt === null) return "pending";
  return failingSince === null ? "verified" : "failing";
}

/** `münchen.example` for `xn--mnchen-3ya.example`. */
export function readableName(name: string): string {
  return domainToUnicode(name) || name;
}
