import { z } from "zod";
import { endpoint } from "./endpoint";
import { pageInput, pageOf } from "./page";

export const MAIL_KINDS = [
  "invitation",
  "email_confirmation",
  "email_change_notice",
  "password_changed",
  "certificate_ending",
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `withdrawn`: what it was about was over before it went out. */
export const MAIL_STATES = ["waiting", "sent", "given_up", "withdrawn"] as const;
export type MailState = (typeof MAIL_STATES)[number];

export const mailView = z.object({
  id: z.string(),
  kind: z.enum(MAIL_KINDS),
  recipient: z.string(),
  state: z.enum(MAIL_STATES),
  createdAt: z.iso.datetime(),
  /** When it was sent, given up or withdrawn. */
  settledAt: z.iso.datetime().nullable(),
  attempts: z.int(),
  /** When it is tried next; null unless it waits for a mail server. */
  nextAttemptAt: z.iso.datetime().nullable(),
  /** What the last attempt failed with. */
  problem: z.string().nullable(),
});
export type MailView = z.output<typeof mailView>;

/** The newest first. */
export const listMails = endpoint({
  method: "GET",
  path: "/api/team/outbox",
  permission: "mail.read",
  input: z.object({
    ...pageInput,
    search: z.string().trim().max(200).default(""),
    state: z.enum(["all", ...MAIL_STATES]).default("all"),
  }),
  output: z.object({
    ...pageOf(mailView).shape,
    /** Whether mails are sent; else whoever runs Muster has set no mail server, and they are handed over by hand. */
    isSending: z.boolean(),
  }),
});
export type MailPage = z.output<(typeof listMails)["output"]>;

export const mailDetail = z.object({
  ...mailView.shape,
  /** Only of one that waits while no mail server is set: else the link in it is the recipient's alone. */
  content: z.object({ subject: z.string(), text: z.string(), link: z.string().nullable() }).nullable(),
});
export type MailDetail = z.output<typeof mailDetail>;

const aboutMail = z.object({ mailId: z.string().min(1).max(64) });

/** Whoever sees the link of a mail could open it instead of the recipient; that is noted. */
export const readMail = endpoint({
  method: "GET",
  path: "/api/team/outbox/[mailId]",
  permission: "mail.read",
  input: aboutMail,
  output: mailDetail,
});

/** Lets the next attempt be at once. Answers 409 for a mail that does not wait, or when no mail server is set. */
export const retryMail = endpoint({
  method: "POST",
  path: "/api/team/outbox/[mailId]/retry",
  permission: "mail.read",
  input: aboutMail,
  output: mailView,
});
