import fc from "fast-check";
import type { JsonObject } from "@/scim";
import { ENTERPRISE_USER_URN, USER_URN } from "@/scim/urns";

/** Few values, so that filters hit; wildcards, quotes, case and non-ASCII are among them. */
const WORDS = ["ada", "Ada", "ÄDA", "a%", "a_b", "o'b", 'q"x', "b\\s", "İx", "ß", "😀", "z z", "1", "true"] as const;
const word = fc.constantFrom(...WORDS);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const email = fc.record({ value: word, type: maybe(fc.constantFrom("work", "Home")), display: maybe(word) });
const user = fc.record({
  externalId: maybe(word),
  active: fc.boolean(),
  displayName: maybe(word),
  nickName: maybe(word),
  name: maybe(fc.record({ givenName: word, familyName: maybe(word) })),
  emails: maybe(fc.array(email, { minLength: 1, maxLength: 2 })),
  [ENTERPRISE_USER_URN]: maybe(fc.record({ department: word, manager: maybe(fc.record({ value: word })) })),
});

/** Documents of people as the validator leaves them; the user names differ. */
export const userDocuments = fc.array(user, { minLength: 3, maxLength: 6 }).map((users) =>
  users.map((each, index): JsonObject => {
    const [first, ...others] = each.emails ?? [];
    const emails = first ? [{ ...first, primary: true }, ...others] : undefined;
    return JSON.parse(
      JSON.stringify({ schemas: [USER_URN], userName: `${WORDS[index % WORDS.length]}-${index}`, ...each, emails }),
    ) as JsonObject;
  }),
);

/** Without `id`, whose values differ between two stores. */
const TEXT_PATHS = [
  "userName",
  "externalId",
  "displayName",
  "nickName",
  "name.givenName",
  "name.familyName",
  "emails",
  "emails.value",
  "emails.type",
  "meta.resourceType",
  "groups",
  "groups.display",
  "schemas",
  `${ENTERPRISE_USER_URN}:department`,
  "manager",
  "manager.value",
] as const;

const value = fc
  .oneof(word, fc.constantFrom("ada-0", "a", "", "work", "User", "Team"))
  .map((text) => JSON.stringify(text));
const operator = fc.constantFrom("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");
const textComparison = fc.tuple(fc.constantFrom(...TEXT_PATHS), operator, value).map((parts) => parts.join(" "));
const present = fc
  .constantFrom(...TEXT_PATHS, "id", "active", "name", "meta", "emails.display", "title")
  .map((path) => `${path} pr`);
const isActive = fc.tuple(fc.constantFrom("eq", "ne"), fc.boolean()).map(([op, state]) => `active ${op} ${state}`);
const nothing = fc
  .tuple(fc.constantFrom(...TEXT_PATHS), fc.constantFrom("eq", "ne"))
  .map(([path, op]) => `${path} ${op} null`);
const inEmail = fc
  .tuple(fc.constantFrom("type", "value", "display"), operator, value)
  .map((parts) => `emails[${parts.join(" ")} or primary eq true]`);
const inName = fc.tuple(operator, value).map(([op, text]) => `name[not (familyName ${op} ${text})]`);
const modified = operator
  .filter((op) => !["co", "sw", "ew"].includes(op))
  .map((op) => `meta.lastModified ${op} "2026-01-01T00:00:02.000+00:00"`);

/** Filters over every kind of attribute, joined, negated and grouped. */
export const filters = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    textComparison,
    present,
    isActive,
    nothing,
    inEmail,
    inName,
    modified,
    fc.tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter")).map((parts) => `(${parts.join(" ")})`),
    tie("filter").map((inner) => `not (${inner})`),
  ),
})).filter;
