import freeMailDomains from "email-providers/all.json" with { type: "json" };
import { parse } from "tldts";
import { DomainError } from "@/lib/errors";
import { challengeHost } from "./challenge";
import { readableName } from "./domain-row";
import { domainName } from "./email-domain";

const NAME_CHARACTERS_MAX = 253;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const FREE_MAIL: ReadonlySet<string> = new Set(freeMailDomains.map(domainName));

/**
 * A domain that a team may claim, from what an admin typed, in lower case and punycode. Throws `invalid_input` with
 * `fields.name` for what is no domain, and for what belongs to many: public suffixes and domains of free mail.
 */
export function newDomainName(text: string): string {
  const name = domainName(text);
  const alone = domainWithin(text);
  if (alone !== undefined) throw refused(`Enter the domain alone: ${readableName(alone)}`);
  requireHostName(name, text);
  const { domain, publicSuffix } = parse(name, { allowPrivateDomains: true, detectIp: false });
  if (domain === null) {
    throw refused(`Everybody can register a name below ${publicSuffix ?? name}. Enter a domain of your own below it.`);
  }
  if (FREE_MAIL.has(name)) {
    throw refused(`${name} gives addresses to the public, so it is no team's. Enter a domain of your own.`);
  }
  return name;
}

/** The domain in a web address, an e-mail address or a wildcard: what people have at hand. */
function domainWithin(text: string): string | undefined {
  const found = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^@/\s]*@)?(?:\*\.)?([^@/:?#*\s]+)(?:[:/?#]\S*)?$/i.exec(
    text.trim(),
  )?.[1];
  const name = found === undefined ? undefined : domainName(found);
  return name !== domainName(text) && name?.includes(".") === true ? name : undefined;
}

function requireHostName(name: string, text: string): void {
  const labels = name.split(".");
  if (challengeHost(name).length > NAME_CHARACTERS_MAX) throw refused("This is too long for a domain.");
  if (!labels.every((label) => LABEL.test(label)))
    throw refused(`“${text.trim()}” is no domain. Enter one such as acme.com.`);
  if (labels.length < 2) throw refused("A domain has at least two parts, such as acme.com.");
  if (/^\d+$/.test(labels.at(-1) ?? "")) throw refused("This is an IP address. Enter a domain such as acme.com.");
}

function refused(message: string): DomainError {
  return new DomainError("invalid_input", message, { fields: { name: message } });
}
