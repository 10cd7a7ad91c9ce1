import { type SQL, sql } from "drizzle-orm";
import type { MailKind, MailState, MailView } from "@/lib/contracts/mail";

/** The columns of `mails o` that the outbox shows. */
export const MAIL_COLUMNS = sql`o.id, o.kind, o.recipient, o.attempts, o.next_attempt_at, o.problem, o.created_at,
  o.sent_at, o.given_up_at, o.withdrawn_at`;

export interface MailRow {
  readonly id: string;
  readonly kind: MailKind;
  readonly recipient: string;
  readonly attempts: number;
  readonly next_attempt_at: Date;
  readonly problem: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly given_up_at: Date | null;
  readonly withdrawn_at: Date | null;
}

export function mailView(row: MailRow, isSending: boolean): MailView {
  const settledAt = row.sent_at ?? row.given_up_at ?? row.withdrawn_at;
  return {
    id: row.id,
    kind: row.kind,
    recipient: row.recipient,
    state: stateOf(row),
    createdAt: row.created_at.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    attempts: row.attempts,
    nextAttemptAt: isSending && settledAt === null ? row.next_attempt_at.toISOString() : null,
    problem: row.problem,
  };
}

/** Whether `mails o` of a query is in the state. */
export function mailStateIs(state: MailState | "all"): SQL {
  switch (state) {
    case "all":
      return sql`true`;
    case "waiting":
      return sql`(o.sent_at is null and o.given_up_at is null and o.withdrawn_at is null)`;
    case "sent":
      return sql`o.sent_at is not null`;
    case "given_up":
      return sql`o.given_up_at is not null`;
    case "withdrawn":
      return sql`o.withdrawn_at is not null`;
    default:
      return state satisfies never;
  }
}

function stateOf(row: Pick<MailRow, "sent_at" | "given_up_at" | "withdrawn_at">): MailState {
  if (row.sent_at !== null) return "sent";
  if (row.given_up_at !== null) return "given_up";
  return row.withdrawn_at === null ? "waiting" : "withdrawn";
}
