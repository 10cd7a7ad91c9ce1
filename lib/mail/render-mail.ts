import { ssoMethodPage } from "@/lib/contracts/sso-addresses";
import { EMAIL_CONFIRMATION_PATH, INVITATION_PATH } from "./link-paths";
import type { MailContent } from "./mail-content";
import { htmlOf, type MailText, textOf } from "./mail-layout";

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where its button leads; null for a mail that asks for nothing. */
  readonly link: string | null;
}

/** The mail in both forms, with links below `origin`. */
export function renderMail(content: MailContent, origin: string): RenderedMail {
  const mail = mailText(content, origin);
  // Names that people chose may hold anything; a header is one line.
  return {
    subject: mail.subject.replace(/\s+/g, " "),
    text: textOf(mail),
    html: htmlOf(mail),
    link: mail.action?.url ?? null,
  };
}

function mailText(content: MailContent, origin: string): MailText {
  switch (content.kind) {
    case "invitation":
      return {
        subject: `Join ${content.teamName} on Muster`,
        paragraphs: [invitationSentence(content)],
        action: { label: "Accept the invitation", url: `${origin}${INVITATION_PATH}${content.token}` },
        closing: [
          `The link works once, until ${dateText(content.expiresAt)}.`,
          "If you did not expect this, you can leave it: nothing happens.",
        ],
      };
    case "email_confirmation":
      return {
        subject: "Confirm your new e-mail address",
        paragraphs: [
          `Hello ${content.name},`,
          `you asked to sign in to Muster with this address instead of ${content.currentEmail}. It changes once you confirm it.`,
        ],
        action: { label: "Confirm this address", url: `${origin}${EMAIL_CONFIRMATION_PATH}${content.token}` },
        closing: [
          `The link works once, until ${dateText(content.expiresAt)}.`,
          "If it was not you, leave it: the address stays as it is.",
        ],
      };
    case "email_change_notice":
      return {
        subject: "Your e-mail address is about to change",
        paragraphs: [
          `Hello ${content.name},`,
          `somebody who is signed in as you wants to sign in to Muster with ${content.newEmail} instead of this address. It` +
            " changes once the mail to the new address is answered.",
        ],
        closing: [
          `If it was not you, cancel the change at ${origin}/settings/profile, change your password and end your other sessions there.`,
        ],
      };
    case "password_changed":
      return {
        subject: "Your password was changed",
        paragraphs: [`Hello ${content.name},`, passwordSentence(content)],
        closing: ["If it was not you, tell an admin of your team at once."],
      };
    case "certificate_ending":
      return certificateMail(content, origin);
    default:
      return content satisfies never;
  }
}

type OfKind<Kind extends MailContent["kind"]> = Extract<MailContent, { readonly kind: Kind }>;

function invitationSentence({ invitedBy, teamName }: OfKind<"invitation">): string {
  return invitedBy === null
    ? `${teamName} wants to add your account to its team on Muster. You decide whether you join.`
    : `${invitedBy} invites you to join the team ${teamName} on Muster.`;
}

function passwordSentence({ at, ip }: OfKind<"password_changed">): string {
  const where = ip === null ? "" : ` from ${ip}`;
  return `the password of your Muster account was changed on ${dateText(at)}${where}. You are signed out everywhere else.`;
}

function certificateMail(
  { teamName, methodId, methodName, endsAt }: OfKind<"certificate_ending">,
  origin: string,
): MailText {
  return {
    subject: `The certificate of ${methodName} ends on ${dayText(endsAt)}`,
    paragraphs: [
      `People of ${teamName} sign in to Muster with ${methodName}. The last certificate of your identity provider that Muster knows ends on ${dateText(endsAt)}.`,
      "Renew it there, and add the new one in Muster before it is used. Both are accepted until you remove the old one.",
    ],
    action: { label: "Add the next certificate", url: `${origin}${ssoMethodPage(methodId)}` },
    closing: [`You get this as an admin of ${teamName}, 30, 7 and 1 days before a certificate ends.`],
  };
}

const DATE_FORM = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

const DAY_FORM = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function dayText(instant: string): string {
  return DAY_FORM.format(new Date(instant));
}

function dateText(instant: string): string {
  return `${DATE_FORM.format(new Date(instant))} UTC`;
}
