import type { Job } from "@/lib/background/job";
import { type Environment, env } from "@/lib/env";
import { type MailRoute, sendDueMails } from "./send-due-mails";
import { smtpSender } from "./smtp-sender";
import { tidyMails } from "./tidy-mails";
import { withdrawMootMails } from "./withdraw-mails";

const LOOK_MS = 3_000;

/** Empties the outbox into the mail server; without one, only what is over is taken out. */
export const MAIL_JOB: Job = {
  name: "send-mails",
  everyMs: LOOK_MS,
  run: async ({ services, signal }) => {
    await withdrawMootMails(services.db, services.clock());
    await tidyMails(services);
    const route = mailRoute(env());
    if (route) await sendDueMails(services, route, signal);
  },
};

/** undefined while whoever runs Muster has set no mail server. */
export function mailRoute({
  smtpUrl,
  mailFrom,
  musterUrl,
}: Pick<Environment, "smtpUrl" | "mailFrom" | "musterUrl">): MailRoute | undefined {
  if (smtpUrl === undefined || mailFrom === undefined || musterUrl === undefined) return undefined;
  return { send: smtpSender({ smtpUrl, mailFrom }), origin: musterUrl };
}
