import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { retryMail as contract, MailView } from "@/lib/contracts/mail";
import { type Environment, env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { MAIL_COLUMNS, type MailRow, mailView } from "./mail-row";
import { mailNotFound } from "./read-mail";

/** Lets the next attempt of a mail be at once. Throws `not_found`, and `conflict` when there will be none. */
export async function retryMail(
  { db, clock }: Services,
  { team }: Authorized<"mail.read">,
  { mailId }: z.output<(typeof contract)["input"]>,
  settings: Pick<Environment, "smtpUrl"> = env(),
): Promise<MailView> {
  const isThisMail = sql`o.team_id = ${team.id} and o.id = ${mailId}`;
  const [known] = await rows(db, sql`select 1 from mails o where ${isThisMail}`);
  if (!known) throw mailNotFound();
  if (settings.smtpUrl === undefined) {
    throw new DomainError("conflict", "No mail server is set, so nothing is sent. Hand the mail over by hand.");
  }
  const [row] = await rows<MailRow>(
    db,
    sql`update mails o set next_attempt_at = ${clock().toISOString()}::timestamptz
      where ${isThisMail} and o.sealed_content is not null returning ${MAIL_COLUMNS}`,
  );
  if (!row) throw new DomainError("conflict", "This mail does not wait any more. Send the invitation again instead.");
  return mailView(row, true);
}
