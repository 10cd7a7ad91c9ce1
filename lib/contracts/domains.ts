import { z } from "zod";
import { endpoint } from "./endpoint";
import { pageInput, pageOf } from "./page";

/**
 * `pending`: DNS never confirmed it. `verified`: it did, and at the last look, too. `failing`: it did once, and the last
 * look found something else; it counts as verified all the same.
 */
export const DOMAIN_STATUSES = ["pending", "verified", "failing"] as const;
export type DomainStatus = (typeof DOMAIN_STATUSES)[number];

/** `attention`: failing ones first, then pending ones; within these by name. */
export const DOMAIN_SORTS = ["attention", "name", "newest"] as const;

/** How many domains a team can have. */
export const DOMAINS_MAX = 500;

/** Of an answer with many TXT values so many are kept, and of each so many characters. */
export const ANSWER_VALUES_MAX = 5;
export const ANSWER_CHARACTERS_MAX = 255;

export const DNS_ANSWERS = [
  /** The TXT record is there. */
  "found",
  /** It is there, and another team has verified the domain. */
  "taken",
  /** Other TXT values only. */
  "other_values",
  /** The name has records, none of them TXT (NODATA). */
  "no_txt",
  /** There is no such name (NXDOMAIN). */
  "no_name",
  /** The DNS server said that it failed or will not tell. */
  "server_failed",
  /** What came back is no DNS answer. */
  "unreadable",
  /** Nothing came back in time. */
  "no_answer",
] as const;
export type DnsAnswerKind = (typeof DNS_ANSWERS)[number];

/** In the words of the audit log. */
export const DNS_ANSWER_NAMES: Readonly<Record<DnsAnswerKind, string>> = {
  found: "The record is there",
  taken: "The record is there, but another team has verified the domain",
  other_values: "Other TXT values only",
  no_txt: "No TXT record at this name",
  no_name: "No such name (NXDOMAIN)",
  server_failed: "The DNS server failed or refused (SERVFAIL, REFUSED)",
  unreadable: "Not a DNS answer",
  no_answer: "No answer in time",
};

export const dnsAnswer = z.object({
  kind: z.enum(DNS_ANSWERS),
  /** Values that were found beside or instead of the right one; cut. */
  values: z.array(z.string()),
  /** How many more there were. */
  valuesLeftOut: z.int(),
});
export type DnsAnswer = z.output<typeof dnsAnswer>;

export const domainView = z.object({
  id: z.string(),
  /** As people read it: `münchen.example`. */
  name: z.string(),
  /** As DNS has it: `xn--mnchen-3ya.example`; the same as `name` for most. */
  asciiName: z.string(),
  status: z.enum(DOMAIN_STATUSES),
  /** The TXT record that proves that the domain is the team's. */
  record: z.object({ host: z.string(), value: z.string() }),
  /** What DNS answered at `checkedAt`; both null before the first look. */
  answer: dnsAnswer.nullable(),
  checkedAt: z.iso.datetime().nullable(),
  /** When Muster looks by itself; null for never. */
  nextCheckAt: z.iso.datetime().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  failingSince: z.iso.datetime().nullable(),
  /** Whether it has been failing for so long that somebody should do something. */
  overdue: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type DomainView = z.output<typeof domainView>;

const domainId = z.string().min(1).max(64);

export const listDomains = endpoint({
  method: "GET",
  path: "/api/team/domains",
  permission: "domains.read",
  input: z.object({
    ...pageInput,
    /** A part of the name, in either spelling. */
    search: z.string().trim().max(255).default(""),
    status: z.enum(["all", ...DOMAIN_STATUSES]).default("all"),
    sort: z.enum(DOMAIN_SORTS).default("attention"),
  }),
  output: pageOf(domainView).extend({
    /** The names of all that are overdue, whatever the filters. */
    overdue: z.array(z.string()),
  }),
});
export type DomainPage = z.output<(typeof listDomains)["output"]>;

/**
 * Answers 400 `invalid_input` for what no team can own, 409 `name_taken` when this team has it or another has verified it,
 * both with `fields.name`; 409 `conflict` beyond `DOMAINS_MAX`.
 */
export const addDomain = endpoint({
  method: "POST",
  path: "/api/team/domains",
  permission: "domains.manage",
  input: z.object({
    name: z.string().trim().min(1, "Enter a domain, such as acme.com.").max(300, "This is too long."),
  }),
  output: domainView,
});

/** Asks DNS now; takes some seconds when it does not answer. What it said is in the view, right or not. */
export const checkDomain = endpoint({
  method: "POST",
  path: "/api/team/domains/[domainId]/check",
  permission: "domains.manage",
  input: z.object({ domainId }),
  output: domainView,
});

export const removeDomain = endpoint({
  method: "DELETE",
  path: "/api/team/domains/[domainId]",
  permission: "domains.remove",
  input: z.object({ domainId }),
  output: z.object({}),
});

/** How many members of the team have an address in the domain. */
export const countDomainMembers = endpoint({
  method: "GET",
  path: "/api/team/domains/[domainId]/members",
  permission: "domains.read",
  input: z.object({ domainId }),
  output: z.object({ members: z.int() }),
});
