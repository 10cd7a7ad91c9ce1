import { z } from "zod";
import type { MailKind } from "@/lib/contracts/mail";

const instant = z.iso.datetime();

/** What a mail is made of, one shape a kind. It is stored sealed: some of it opens doors. */
export const mailContent = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("invitation"),
    teamName: z.string(),
    /** The admin who asks; null when it is the team's identity provider. */
    invitedBy: z.string().nullable(),
    token: z.string(),
    expiresAt: instant,
  }),
  z.object({
    kind: z.literal("email_confirmation"),
    name: z.string(),
    /** The address that the new one replaces. */
    currentEmail: z.string(),
    token: z.string(),
    expiresAt: instant,
  }),
  z.object({ kind: z.literal("email_change_notice"), name: z.string(), newEmail: z.string() }),
  z.object({ kind: z.literal("password_changed"), name: z.string(), at: instant, ip: z.string().nullable() }),
  z.object({
    kind: z.literal("certificate_ending"),
    teamName: z.string(),
    /** The way to sign in that it is of. */
    methodId: z.string(),
    methodName: z.string(),
    endsAt: instant,
  }),
]);
export type MailContent = z.output<typeof mailContent> & { readonly kind: MailKind };

/** Where the content of a mail stands: sealed, it opens nowhere else. */
export function mailSecretContext(teamId: string, mailId: string): string {
  return `mails/${teamId}/${mailId}/content`;
}
