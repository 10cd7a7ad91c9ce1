import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { readMail as contract, MailDetail } from "@/lib/contracts/mail";
import { type Environment, env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { unseal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import type { Services } from "@/lib/services";
import { linkTokenHash } from "./link-token";
import { type MailContent, mailContent, mailSecretContext } from "./mail-content";
import { MAIL_COLUMNS, type MailRow, mailView } from "./mail-row";
import { renderMail } from "./render-mail";

/**
 * One mail of the outbox. Its text is shown only while no mail server is set, because then somebody has to hand it over;
 * its link proves nothing about who opens it from then on. Throws `not_found`.
 */
export function readMail(
  { db }: Services,
  { team, publicOrigin }: Authorized<"mail.read">,
  { mailId }: z.output<(typeof contract)["input"]>,
  settings: Pick<Environment, "smtpUrl"> = env(),
): Promise<MailDetail> {
  const isSending = settings.smtpUrl !== undefined;
  return db.transaction(async (tx) => {
    const [row] = await rows<MailRow & { sealed_content: string | null }>(
      tx,
      sql`select ${MAIL_COLUMNS}, o.sealed_content from mails o where o.team_id = ${team.id} and o.id = ${mailId}`,
    );
    if (!row) throw mailNotFound();
    if (isSending || row.sealed_content === null) return { ...mailView(row, isSending), content: null };
    const content = await openContent(team.id, mailId, row.sealed_content);
    await noteShown(tx, team.id, content);
    const { subject, text, link } = renderMail(content, publicOrigin);
    return { ...mailView(row, isSending), content: { subject, text, link } };
  });
}

export function mailNotFound(): DomainError {
  return new DomainError("not_found", "There is no such mail in this team's outbox.");
}

async function openContent(teamId: string, mailId: string, sealed: string): Promise<MailContent> {
  return mailContent.parse(JSON.parse(unseal(await secretKeys(), sealed, mailSecretContext(teamId, mailId))));
}

async function noteShown(tx: Tx, teamId: string, content: MailContent): Promise<void> {
  const hash = "token" in content ? linkTokenHash(content.token) : undefined;
  if (hash === undefined) return;
  await rows(
    tx,
    sql`update invitation_links set shown = true where team_id = ${teamId} and token_hash = ${hash} and not shown`,
  );
  await rows(tx, sql`update email_changes set shown = true where token_hash = ${hash} and not shown`);
}
