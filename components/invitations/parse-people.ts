import { ROLE_NAMES, ROLES, type Role } from "@/lib/contracts/roles";

export interface ParsedPerson {
  readonly email: string;
  /** What the line says; undefined where it says nothing. */
  readonly roles: readonly Role[] | undefined;
}

export interface ParsedPeople {
  readonly people: readonly ParsedPerson[];
  /** What cannot be understood, a sentence a line. */
  readonly problems: readonly string[];
}

const ADDRESS = /[^\s<>()",;]+@[^\s<>()",;]+/g;
/** A cell of a line of CSV, in quotes or not; semicolons and tabs divide, too. */
const CELL = /"(?:[^"]|"")*"|[^,;\t]+/g;
const HEADER = /^"?(?:e-?mails?|e-?mail address|address)"?(?:[,;\t]|$)/i;

/**
 * Reads what people paste: an address or several a line, "Name <address>", or CSV with roles behind the address, as
 * `ada@acme.example, admin | billing`, with or without a header.
 */
export function parsePeople(text: string): ParsedPeople {
  const people: ParsedPerson[] = [];
  const problems: string[] = [];
  for (const [place, line] of text.split(/\r\n|\r|\n/).entries()) {
    const isHeader = place === 0 && HEADER.test(line.trim()) && !line.includes("@");
    if (line.trim() === "" || isHeader) continue;
    const parsed = parseLine(line);
    if (typeof parsed === "string") problems.push(`Line ${place + 1}: ${parsed}`);
    else people.push(...parsed);
  }
  return { people, problems };
}

/** The people of a line, or what is wrong with it. */
function parseLine(line: string): readonly ParsedPerson[] | string {
  const emails: string[] = [];
  const roles: Role[] = [];
  for (const cell of (line.match(CELL) ?? []).map(unquoted)) {
    const found = cell.match(ADDRESS);
    if (found) emails.push(...found);
    // What stands before the address is a name.
    else if (emails.length > 0 && cell !== "") {
      const read = rolesIn(cell);
      if (typeof read === "string") return read;
      roles.push(...read);
    }
  }
  if (emails.length === 0) return `“${line.trim()}” has no e-mail address.`;
  return emails.map((email) => ({ email, roles: roles.length === 0 ? undefined : roles }));
}

function unquoted(cell: string): string {
  const trimmed = cell.trim();
  return /^".*"$/s.test(trimmed) ? trimmed.slice(1, -1).replaceAll('""', '"').trim() : trimmed;
}

function rolesIn(cell: string): readonly Role[] | string {
  const roles: Role[] = [];
  for (const name of cell.split(/[|/+]/).map((part) => part.trim())) {
    const role = ROLES.find((each) => sameName(each, name) || sameName(ROLE_NAMES[each], name));
    if (role === undefined)
      return `“${name}” is no role. There are ${ROLES.map((each) => ROLE_NAMES[each]).join(", ")}.`;
    roles.push(role);
  }
  return roles;
}

function sameName(one: string, other: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[\s_-]+/g, " ");
  return plain(one) === plain(other);
}
