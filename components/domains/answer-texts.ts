import type { DnsAnswerKind, DomainStatus } from "@/lib/contracts/domains";

export interface AnswerTexts {
  /** What DNS answered. */
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
}

/** The words for an answer of DNS. Of a domain that was confirmed before, a record that is missing has gone. */
export function answerTexts(status: DomainStatus, kind: DnsAnswerKind): AnswerTexts {
  const { title, advice } = TEXTS[kind];
  if (status !== "failing") return { title, advice };
  const remedy = GONE.has(kind) ? "Put the record back, then check again." : advice;
  return { title, advice: `The domain stays verified, so nothing has changed for anybody. ${remedy}` };
}

const GONE: ReadonlySet<DnsAnswerKind> = new Set(["other_values", "no_txt", "no_name"]);

const TEXTS: Readonly<Record<DnsAnswerKind, AnswerTexts>> = {
  found: { title: "DNS has the record", advice: "Leave it there: Muster looks for it every day." },
  taken: {
    title: "DNS has the record, but another team has verified this domain",
    advice: "A domain belongs to one team. Ask in your organization who else uses Muster, or whoever runs this server.",
  },
  other_values: {
    title: "There is a TXT record with another value",
    advice: "Compare it with the value above. If the other one is of another service, both can stand side by side.",
  },
  no_txt: {
    title: "The host is there, but it has no TXT record",
    advice: "Look whether the type of the record is TXT.",
  },
  no_name: {
    title: "DNS does not know this host (NXDOMAIN)",
    advice:
      "A new record takes minutes, at some providers an hour. If it stays like this, look whether the domain stands twice at the end of the host.",
  },
  server_failed: {
    title: "The DNS server failed, or refused to answer (SERVFAIL, REFUSED)",
    advice: "Try again later. If it stays like this, look at the domain's name servers and at DNSSEC.",
  },
  unreadable: {
    title: "What came back is no DNS answer",
    advice: "Try again. If it stays like this, whoever runs this server has to look at the DNS servers that it asks.",
  },
  no_answer: {
    title: "No DNS server answered in time",
    advice:
      "Try again. If it stays like this, look at the domain's name servers, or ask whoever runs this server about the DNS servers that it asks.",
  },
};
