import { type SQL, sql } from "drizzle-orm";
import type { MailKind, MailState, MailView } from "@/lib/contracts/mail";

/** The state of `mails o`. */
export const MAIL_STATE = sql`case when o.sent_at is not null then 'sent' when o.given_up_at is not null then 'given_up'
  when o.withdrawn_at is not null then 'withdrawn' else 'waiting' end`;

/** The columns of `mails o` that the outbox shows. */
export const MAIL_COLUMNS = sql`o.id, o.kind, o.recipient, o.attempts, o.next_attempt_at, o.problem, o.created_at,
  coalesce(o.sent_at, o.given_up_at, o.withdrawn_at) as settled_at, ${MAIL_STATE} as state`;

export interface MailRow {
  readonly id: string;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly attempts: number;
  readonly next_attempt_at: Date;
  readonly problem: string | null;
  readonly created_at: Date;
  readonly settled_at: Date | null;
  readonly state: MailState;
}

export function mailView(row: MailRow, isSending: boolean): MailView {
  return {
    id: row.id,
    kind: row.kind,
    recipient: row.recipient,
    state: row.state,
    createdAt: row.created_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    attempts: row.attempts,
    nextAttemptAt: isSending && row.state === "waiting" ? row.next_attempt_at.toISOString() : null,
    problem: row.problem,
  };
}

/** Whether `mails o` of a query is in the state. */
export function mailStateIs(state: MailState | "all"): SQL {
  return state === "all" ? sql`true` : sql`(${MAIL_STATE} = ${state})`;
}
