import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { unseal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { type MailContent, mailContent, mailSecretContext } from "../mail-content";

export interface WaitingMail {
  readonly id: string;
  readonly recipient: string;
  readonly aboutId: string | null;
  readonly content: MailContent;
}

/** What waits in the outbox of a team, opened, oldest first. */
export async function waitingMails(db: Db, teamId: string): Promise<readonly WaitingMail[]> {
  const found = await rows<{ id: string; recipient: string; about_id: string | null; sealed: string }>(
    db,
    sql`select id, recipient, about_id, sealed_content as sealed from mails
      where team_id = ${teamId} and sealed_content is not null order by id`,
  );
  const keys = await secretKeys();
  return found.map(({ id, recipient, about_id: aboutId, sealed }) => {
    const content = mailContent.parse(JSON.parse(unseal(keys, sealed, mailSecretContext(teamId, id))));
    return { id, recipient, aboutId, content };
  });
}

/** The token of the only mail of the kind that waits for the recipient. */
export async function tokenFor(db: Db, teamId: string, recipient: string): Promise<string> {
  const contents = (await waitingMails(db, teamId)).flatMap((mail) =>
    mail.recipient === recipient ? [mail.content] : [],
  );
  const [token, ...others] = contents.flatMap((content) => ("token" in content ? [content.token] : []));
  if (token === undefined || others.length > 0) throw new Error(`${contents.length} mails wait for ${recipient}.`);
  return token;
}
