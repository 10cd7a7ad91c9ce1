import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Services } from "@/lib/services";

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a mail lies in the outbox of a team that no mail server works for. */
const UNSENT_DAYS_MAX = 7;
/** How long the outbox tells of a mail. */
const TRACE_DAYS_MAX = 30;

/** Forgets the content of mails that nobody sends, and in time that there ever was a mail. */
export async function tidyMails({ db, clock }: Services): Promise<void> {
  const at = clock();
  const daysAgo = (days: number) => sql`${new Date(at.getTime() - days * DAY_MS).toISOString()}::timestamptz`;
  await rows(
    db,
    sql`update mails set sealed_content = null, given_up_at = ${at.toISOString()}::timestamptz,
        problem = coalesce(problem, 'No mail server was set.')
      where sealed_content is not null and created_at < ${daysAgo(UNSENT_DAYS_MAX)}`,
  );
  await rows(db, sql`delete from mails where created_at < ${daysAgo(TRACE_DAYS_MAX)}`);
}
