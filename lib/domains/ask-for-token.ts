import { ANSWER_CHARACTERS_MAX, ANSWER_VALUES_MAX, type DnsAnswer } from "@/lib/contracts/domains";
import { challengeHost, challengeValue } from "./challenge";
import { lookUpTxt } from "./look-up-txt";

/** What DNS says about the TXT record of a domain. */
export async function askForToken(name: string, token: string, servers: readonly string[]): Promise<DnsAnswer> {
  const looked = await lookUpTxt(challengeHost(name), servers);
  if (looked.kind !== "values") return { kind: looked.kind, values: [], valuesLeftOut: 0 };
  const wanted = challengeValue(token);
  const others = looked.values.filter((value) => unquoted(value) !== wanted);
  const isFound = others.length < looked.values.length;
  return {
    kind: isFound ? "found" : "other_values",
    values: others.slice(0, ANSWER_VALUES_MAX).map(shownText),
    valuesLeftOut: Math.max(0, others.length - ANSWER_VALUES_MAX),
  };
}

/** Some DNS panels keep the quotes that people copy along. */
function unquoted(value: string): string {
  return /^\s*"?(.*?)"?\s*$/s.exec(value)?.[1] ?? value;
}

/** Anybody may write anything there: what cannot be seen, or turns the direction of a text, is made visible. */
function shownText(value: string): string {
  const text = value.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\uFFFD");
  return text.length > ANSWER_CHARACTERS_MAX ? `${text.slice(0, ANSWER_CHARACTERS_MAX - 1).toWellFormed()}…` : text;
}
