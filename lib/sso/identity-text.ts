import { SsoProblem } from "./sso-problem";
import { storable } from "./storable-text";

const SUBJECT_LENGTH_MAX = 512;
const NAME_LENGTH_MAX = 200;
/** RFC 5321 4.5.3.1.3: nobody has a longer one. */
const ADDRESS_LENGTH_MAX = 254;
const ADDRESS = /^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+$/u;

/** What names a person for good, as it was sent. Throws `no_subject` for what is too long or cannot be stored as it is. */
export function subjectOf(text: string): string {
  if (text.length > SUBJECT_LENGTH_MAX) throw noSubject("What names the person is longer than 512 characters.");
  if (storable(text) !== text) throw noSubject("What names the person holds characters that no text has.");
  return text;
}

export function noSubject(message: string): SsoProblem {
  return new SsoProblem("no_subject", message);
}

/** An e-mail address; null for a text that is none. */
export function addressIn(text: string | undefined): string | null {
  const address = text?.trim() ?? "";
  return address.length <= ADDRESS_LENGTH_MAX && ADDRESS.test(address) && storable(address) === address
    ? address
    : null;
}

/** A first or last name on one line, cut when it is longer than any; null for none. */
export function nameIn(text: string | undefined): string | null {
  const name = storable(text ?? "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return name === "" ? null : name.slice(0, NAME_LENGTH_MAX).toWellFormed();
}
