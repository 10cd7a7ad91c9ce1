import type { BadgeTone } from "@/components/ui/badge";
import type { MailKind, MailState } from "@/lib/contracts/mail";

export const MAIL_KIND_NAMES: Readonly<Record<MailKind, string>> = {
  invitation: "Invitation",
  email_confirmation: "Confirmation of an address",
  email_change_notice: "Word of a new address",
  password_changed: "Word of a new password",
  certificate_ending: "Warning of a certificate",
};

export const MAIL_STATE_NAMES: Readonly<Record<MailState, string>> = {
  waiting: "Waiting",
  sent: "Sent",
  given_up: "Given up",
  withdrawn: "Withdrawn",
};

export const MAIL_STATE_TONES: Readonly<Record<MailState, BadgeTone>> = {
  waiting: "warning",
  sent: "success",
  given_up: "danger",
  withdrawn: "neutral",
};
