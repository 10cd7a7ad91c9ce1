import { foldCase, isJsonObject, type JsonObject, type JsonValue } from "@/scim";
import { signInAddress } from "../sign-in-address";

/** What the database derives of a document, by the names of its columns; a set of lines in the order of their text. */
export type Projected = Readonly<Record<string, string | boolean | readonly string[] | null>>;

const SHOWN_CHARS_MAX = 512;

/** The generated columns of `members` but the document's text, read from a User once more and without the database. */
export function projectedMember(document: JsonObject): Projected {
  const { displayName, externalId, active } = document;
  const name = isJsonObject(document.name ?? null) ? (document.name as JsonObject) : {};
  const userName = textOf(document.userName) ?? "";
  const called = textOf(displayName) || textOf(name.formatted) || givenAndFamily(name) || null;
  const shown = firstOf(called ?? userName);
  const emails = emailValues(document);
  const email = signInAddress(document) ?? null;
  return {
    user_name: userName,
    user_name_key: foldCase(userName),
    external_id: textOf(externalId),
    active: active !== false,
    email,
    email_key: folded(email),
    email_keys: emails.map(foldCase),
    shown_name: shown,
    shown_name_key: foldCase(shown),
    search_key: linesOf(new Set([...(called === null ? [] : [called]), userName, ...emails].map(searched))),
    display_name_key: folded(textOf(displayName)),
    given_name_key: folded(textOf(name.givenName)),
    family_name_key: folded(textOf(name.familyName)),
  };
}

/** The same for `groups`. */
export function projectedGroup({ displayName, externalId }: JsonObject): Projected {
  const name = textOf(displayName) ?? "";
  return { display_name: name, display_name_key: foldCase(name), external_id: textOf(externalId) };
}

/** Lines in the order of their text: in which one the database puts them says its collation. */
export function linesOf(texts: Iterable<string>): readonly string[] {
  return [...texts].join("\n").split("\n").toSorted();
}

function searched(line: string): string {
  return foldCase(firstOf(line));
}

/** As the database counts: by code points. */
function firstOf(text: string): string {
  return Array.from(text).slice(0, SHOWN_CHARS_MAX).join("");
}

function givenAndFamily({ givenName, familyName }: JsonObject): string {
  return `${textOf(givenName) ?? ""} ${textOf(familyName) ?? ""}`.replace(/^ +| +$/g, "");
}

function emailValues({ emails }: JsonObject): readonly string[] {
  const entries = Array.isArray(emails) ? emails.filter((each) => isJsonObject(each)) : [];
  return entries.map(({ value }) => textOf(value)).filter((value) => value !== null);
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function folded(text: string | null): string | null {
  return text === null ? null : foldCase(text);
}
