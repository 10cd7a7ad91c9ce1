import { createTransport } from "nodemailer";
import type { RenderedMail } from "./render-mail";

export interface OutgoingMail extends RenderedMail {
  /** Stays the same at every attempt, so that a mail that goes out twice can be recognised. */
  readonly id: string;
  readonly recipient: string;
}

export type SendOutcome =
  | { readonly kind: "sent" }
  /** The mail server will never take this mail. */
  | { readonly kind: "refused"; readonly problem: string }
  /** Another attempt may work. `unreachable`: no other mail would go out now either. `detail` is for the log. */
  | { readonly kind: "failed"; readonly problem: string; readonly detail: string; readonly unreachable: boolean };

export type SendMail = (mail: OutgoingMail) => Promise<SendOutcome>;

/** Together less than the shortest wait between two attempts: one is over before the next begins. */
const CONNECT_MS_MAX = 10_000;
const SILENCE_MS_MAX = 20_000;

/** Hands mails over to the mail server at `smtpUrl`, in the name of `mailFrom`. */
export function smtpSender({ smtpUrl, mailFrom }: { smtpUrl: string; mailFrom: string }): SendMail {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS_MAX,
    greetingTimeout: CONNECT_MS_MAX,
    socketTimeout: SILENCE_MS_MAX,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ id, recipient, subject, text, html }) => {
    try {
      await transport.sendMail({
        from: mailFrom,
        // Not as text: a comma in it would be a list of recipients.
        to: { name: "", address: recipient },
        subject,
        text,
        html,
        messageId: `<${id}@${hostOf(mailFrom)}>`,
        // RFC 3834 5: no automatic answers, please.
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { kind: "sent" };
    } catch (error) {
      return outcomeOf(error);
    }
  };
}

function hostOf(mailFrom: string): string {
  return /@([^\s<>@]+)>?$/.exec(mailFrom)?.[1] ?? "muster.invalid";
}

/** A reply of 500 and more to a recipient or a message is for good (RFC 5321 4.2.1), any other fault may pass. */
function outcomeOf(error: unknown): SendOutcome {
  const code = textOf(error, "code");
  const reply = textOf(error, "response").slice(0, 300);
  const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
  if (isAboutMail && (reply === "" || reply.startsWith("5"))) {
    return { kind: "refused", problem: reply === "" ? "The address is none that mail can be sent to." : reply };
  }
  const problem = reply === "" ? `The mail server cannot be reached (${code || "no reason given"}).` : reply;
  const detail = error instanceof Error ? error.message : String(error);
  return { kind: "failed", problem, detail, unreachable: !isAboutMail };
}

function textOf(error: unknown, name: "code" | "response"): string {
  const value: unknown = typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === "string" ? value : "";
}
