import { isJsonObject, type JsonObject } from "@/scim";
import { documentText } from "./document-text";

/** As `scim_email` of the database reads a userName, or wider: never narrower, because domains are guarded by it. */
const ADDRESS = /^[^@ \t\n\r\f\v]+@[^@ \t\n\r\f\v]+$/;

/** The userName of a document when it looks like an e-mail address. */
export function userNameAddress(document: JsonObject): string | undefined {
  const userName = documentText(document, "userName");
  return ADDRESS.test(userName) ? userName : undefined;
}

/** The primary e-mail, else the first. */
export function emailAddress(document: JsonObject): string | undefined {
  const emails = Array.isArray(document.emails) ? document.emails.filter((each) => isJsonObject(each)) : [];
  const primary = emails.find((each) => each.primary === true && typeof each.value === "string");
  const chosen = primary ?? emails.find(({ value }) => typeof value === "string");
  return typeof chosen?.value === "string" ? chosen.value : undefined;
}

/** The address that a person signs in with, as `scim_email` of the database finds it: an e-mail, else the userName. */
export function signInAddress(document: JsonObject): string | undefined {
  return emailAddress(document) ?? userNameAddress(document);
}
