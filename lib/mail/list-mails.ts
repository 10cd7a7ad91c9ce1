import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { listMails as contract, MailPage } from "@/lib/contracts/mail";
import { env } from "@/lib/env";
import { containsPattern } from "@/lib/members/contains-pattern";
import type { Services } from "@/lib/services";
import { MAIL_COLUMNS, type MailRow, mailStateIs, mailView } from "./mail-row";

/** A page of the team's outbox, the newest mail first; `search` finds parts of recipients, in any case. */
export async function listMails(
  { db }: Services,
  { team }: Authorized<"mail.read">,
  { page, pageSize, search, state }: z.output<(typeof contract)["input"]>,
): Promise<MailPage> {
  const isSending = env().smtpUrl !== undefined;
  const matching = sql`from mails o where o.team_id = ${team.id} and ${mailStateIs(state)}
    and scim_fold(o.recipient) like scim_fold(${containsPattern(search)}::text)`;
  const [counted, found] = await Promise.all([
    rows<{ total: number }>(db, sql`select count(*)::integer as total ${matching}`),
    rows<MailRow>(
      db,
      sql`select ${MAIL_COLUMNS} ${matching}
        order by o.id desc limit ${pageSize}::integer offset ${(page - 1) * pageSize}::integer`,
    ),
  ]);
  const items = found.map((row) => mailView(row, isSending));
  return { items, total: counted[0]?.total ?? 0, page, pageSize, isSending };
}
