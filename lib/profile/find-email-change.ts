import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { linkTokenHash } from "@/lib/mail/link-token";

export interface OpenEmailChange {
  readonly kind: "open";
  readonly id: string;
  readonly accountId: string;
  readonly currentEmail: string;
  readonly email: string;
  /** Whether others than the owner of the mailbox could see the link. */
  readonly shown: boolean;
}

export interface ClosedEmailChange {
  readonly kind: "unknown" | "used" | "cancelled" | "expired";
}

interface Row extends Omit<OpenEmailChange, "kind"> {
  readonly confirmed: boolean;
  readonly cancelled: boolean;
  readonly expires_at: Date;
}

/** What the token of a link leads to, as it is at `now`. */
export async function findEmailChange(db: Db, token: string, now: Date): Promise<OpenEmailChange | ClosedEmailChange> {
  const [row] = await rows<Row>(
    db,
    sql`select c.id, c.account_id as "accountId", a.email as "currentEmail", c.email, c.shown, c.expires_at,
        c.confirmed_at is not null as confirmed, c.cancelled_at is not null as cancelled
      from email_changes c join accounts a on a.id = c.account_id where c.token_hash = ${linkTokenHash(token) ?? ""}`,
  );
  if (!row) return { kind: "unknown" };
  if (row.confirmed) return { kind: "used" };
  if (row.cancelled) return { kind: "cancelled" };
  if (row.expires_at <= now) return { kind: "expired" };
  const { id, accountId, currentEmail, email, shown } = row;
  return { kind: "open", id, accountId, currentEmail, email, shown };
}

/** Why a link changes nothing, for whoever opened it. */
export function closedChangeSentence({ kind }: ClosedEmailChange): string {
  switch (kind) {
    case "unknown":
      return "This link leads to no change of an e-mail address. Open it from the mail again.";
    case "used":
      return "This address was confirmed already.";
    case "cancelled":
      return "This change was cancelled, or a newer one took its place. Look for the latest mail.";
    case "expired":
      return "This link has expired. Ask for the change again on your profile.";
    default:
      return kind satisfies never;
  }
}
