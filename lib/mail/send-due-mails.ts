import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { log } from "@/lib/log";
import { SealedTextError, unseal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import type { Services } from "@/lib/services";
import { mailContent, mailSecretContext } from "./mail-content";
import { renderMail } from "./render-mail";
import type { OutgoingMail, SendMail, SendOutcome } from "./smtp-sender";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** 1, 2, 4, 8, then every 15 minutes. */
const RETRY_MS_MAX = 15 * MINUTE_MS;
const GIVE_UP_MS = 3 * DAY_MS;

export interface MailRoute {
  readonly send: SendMail;
  /** The public origin, below which links lead. */
  readonly origin: string;
}

/**
 * Sends what is due, one mail after the other, until nothing is, the mail server cannot be reached, or the signal is given.
 * The next attempt is set before each one: a process that dies in between sends a mail twice at worst, never not at all.
 * Gives how many were sent.
 */
export async function sendDueMails(
  { db, clock }: Services,
  { send, origin }: MailRoute,
  signal?: AbortSignal,
): Promise<number> {
  let sent = 0;
  while (signal?.aborted !== true) {
    const mail = await claimMail(db, clock());
    if (!mail) break;
    const outcome = await attempt(mail, send, origin);
    await settle(db, clock(), mail, outcome);
    if (outcome.kind === "sent") sent += 1;
    if (outcome.kind === "failed" && outcome.unreachable) break;
  }
  return sent;
}

interface DueMail {
  readonly team_id: string;
  readonly id: string;
  readonly recipient: string;
  readonly sealed_content: string;
  readonly created_at: Date;
}

async function claimMail(db: Db, at: Date): Promise<DueMail | undefined> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const [mail] = await rows<DueMail>(
    db,
    sql`update mails m set attempts = m.attempts + 1,
        next_attempt_at = ${now} + make_interval(secs => least(
          ${MINUTE_MS / 1000}::integer * power(2, least(m.attempts, 10)), ${RETRY_MS_MAX / 1000}::integer)::double precision)
      from (
        select team_id, id from mails where sealed_content is not null and next_attempt_at <= ${now}
        order by next_attempt_at, id limit 1 for update skip locked) due
      where m.team_id = due.team_id and m.id = due.id
      returning m.team_id, m.id, m.recipient, m.sealed_content, m.created_at`,
    { name: "mail_claim" },
  );
  return mail;
}

async function attempt(mail: DueMail, send: SendMail, origin: string): Promise<SendOutcome> {
  try {
    return await send(await outgoingMail(mail, origin));
  } catch (error) {
    if (!(error instanceof SealedTextError)) throw error;
    const problem = "The stored mail cannot be opened with this server's keys.";
    return { kind: "failed", problem, detail: error.message, unreachable: false };
  }
}

async function outgoingMail(mail: DueMail, origin: string): Promise<OutgoingMail> {
  const { team_id: teamId, id, recipient, sealed_content: sealed } = mail;
  const text = unseal(await secretKeys(), sealed, mailSecretContext(teamId, id));
  return { id, recipient, ...renderMail(mailContent.parse(JSON.parse(text)), origin) };
}

/** What is settled keeps no content. One that was withdrawn meanwhile stays so, unless it went out. */
async function settle(db: Db, at: Date, { team_id, id, created_at }: DueMail, outcome: SendOutcome): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const isThisMail = sql`team_id = ${team_id} and id = ${id}`;
  if (outcome.kind === "sent") {
    await rows(
      db,
      sql`update mails set sealed_content = null, sent_at = ${now}, withdrawn_at = null, problem = null where ${isThisMail}`,
    );
    return;
  }
  const isOver = outcome.kind === "refused" || at.getTime() - created_at.getTime() >= GIVE_UP_MS;
  const detail = outcome.kind === "failed" ? outcome.detail : undefined;
  log.warn("a mail was not sent", { mailId: id, problem: outcome.problem, detail, givenUp: isOver });
  await rows(
    db,
    sql`update mails set problem = ${outcome.problem}
        ${isOver ? sql`, sealed_content = null, given_up_at = ${now}` : sql``}
      where ${isThisMail} and sealed_content is not null`,
  );
}
