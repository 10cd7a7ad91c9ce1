import { describe, expect, it } from "vitest";
import { MAIL_KINDS } from "@/lib/contracts/mail";
import { newLinkToken } from "./link-token";
import type { MailContent } from "./mail-content";
import { renderMail } from "./render-mail";

const ORIGIN = "https://muster.example";
const { token } = newLinkToken();
const expiresAt = "2026-12-01T09:05:00.000Z";

const CONTENTS: readonly MailContent[] = [
  { kind: "invitation", teamName: "Acme", invitedBy: "Ada Lovelace", token, expiresAt },
  { kind: "invitation", teamName: "Acme", invitedBy: null, token, expiresAt },
  { kind: "email_confirmation", name: "Ada", currentEmail: "ada@old.example", token, expiresAt },
  { kind: "email_change_notice", name: "Ada", newEmail: "ada@new.example" },
  { kind: "password_changed", name: "Ada", at: expiresAt, ip: "192.0.2.7" },
  { kind: "certificate_ending", teamName: "Acme", methodId: "sso_1", methodName: "Okta", endsAt: expiresAt },
];

describe("a mail", () => {
  it("exists in words for every kind", () => {
    expect(new Set(CONTENTS.map(({ kind }) => kind))).toEqual(new Set(MAIL_KINDS));
  });

  it.each(CONTENTS)("says the same in text and in HTML: $kind", (content) => {
    const { text, html, link, subject } = renderMail(content, ORIGIN);
    const words = html.replace(/<[^>]+>/g, " ").replaceAll("&#39;", "'");
    for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
      expect(words).toContain(line.replace(/:$/, ""));
    }
    expect(html).toContain(`<title>${subject}</title>`);
    if (link !== null) {
      expect(html).toContain(`href="${link}"`);
      expect(text).toContain(`\n${link}\n`);
    }
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/);
  });

  it("leads to this server, and tells in UTC until when", () => {
    const { link, text } = renderMail(CONTENTS[0] ?? never(), ORIGIN);
    expect(link).toBe(`${ORIGIN}/invitation/${token}`);
    expect(text).toContain("Ada Lovelace invites you to join the team Acme on Muster.");
    expect(text).toContain("1 December 2026 at 09:05 UTC");
  });

  it("lets no name write HTML or a further line into the subject", () => {
    const teamName = '<img src=x onerror="alert(1)">\r\nBcc: all@x.example';
    const { html, subject } = renderMail(
      { kind: "invitation", teamName, invitedBy: "<b>&'", token, expiresAt },
      ORIGIN,
    );
    expect(html).not.toMatch(/<img|<b>/);
    expect(html).toContain("&lt;b&gt;&amp;&#39;");
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

function never(): never {
  throw new Error("There is no such mail.");
}
