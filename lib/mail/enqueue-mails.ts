import type { Db } from "@/db/client";
import { mails } from "@/db/schema/mails";
import { newId } from "@/lib/ids";
import { seal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { type MailContent, mailSecretContext } from "./mail-content";

export interface NewMail {
  readonly teamId: string;
  readonly recipient: string;
  readonly content: MailContent;
  /** The id of what it is about; when that is over, the mail does not go out. */
  readonly aboutId?: string;
}

/** Puts mails into the outbox; call it in the transaction of what they tell of. They go out when that is committed. */
export async function enqueueMails(tx: Db, at: Date, news: readonly NewMail[]): Promise<void> {
  if (news.length === 0) return;
  const keys = await secretKeys();
  await tx.insert(mails).values(
    news.map(({ teamId, recipient, content, aboutId = null }) => {
      const id = newId("mail");
      const sealedContent = seal(keys, JSON.stringify(content), mailSecretContext(teamId, id));
      return { teamId, id, kind: content.kind, recipient, sealedContent, aboutId, nextAttemptAt: at, createdAt: at };
    }),
  );
}
