import { type JsonObject, USER_URN } from "@/scim";

export interface Person {
  readonly email: string;
  /** As it is shown. */
  readonly name: string;
  readonly givenName?: string;
  readonly familyName?: string;
  /** true unless said otherwise. */
  readonly active?: boolean;
}

/** The SCIM User (RFC 7643 4.1) of a member who did not come from an identity provider. */
export function memberDocument({ email, name, active = true, ...parts }: Person): JsonObject {
  const { givenName, familyName } = { ...partsOf(name), ...parts };
  return {
    schemas: [USER_URN],
    userName: email,
    name: {
      formatted: name,
      ...(givenName !== undefined && { givenName }),
      ...(familyName !== undefined && { familyName }),
    },
    displayName: name,
    active,
    emails: [{ value: email, type: "work", primary: true }],
  };
}

/** The last word for the family name: identity providers that import people want both parts. */
function partsOf(name: string): Pick<Person, "givenName" | "familyName"> {
  const words = name.trim().split(/\s+/);
  const familyName = words.pop();
  return words.length === 0 || familyName === undefined ? {} : { givenName: words.join(" "), familyName };
}
