import type { ReferenceConnective, ReferenceOperator } from "@/lib/contracts/scim-reference";

const TEXT = ["string", "reference"];
const ORDERED = [...TEXT, "integer", "decimal", "dateTime"];
const ALL = [...ORDERED, "boolean", "binary"];

/** The operators of a filter (RFC 7644 table 3), each with an example that works on users. */
export const OPERATORS: readonly ReferenceOperator[] = [
  { operator: "eq", meaning: "equal", types: ALL, example: 'userName eq "barbara.jensen@example.com"' },
  { operator: "ne", meaning: "not equal, or without a value", types: ALL, example: 'userType ne "Contractor"' },
  { operator: "co", meaning: "contains", types: TEXT, example: 'emails.value co "@example."' },
  { operator: "sw", meaning: "begins with", types: TEXT, example: 'name.familyName sw "Jen"' },
  { operator: "ew", meaning: "ends with", types: TEXT, example: 'emails ew "@example.com"' },
  { operator: "pr", meaning: "has a value", types: [...ALL, "complex"], example: "externalId pr" },
  { operator: "gt", meaning: "greater, or later", types: ORDERED, example: 'meta.created gt "2026-01-31T08:00:00Z"' },
  {
    operator: "ge",
    meaning: "greater or equal",
    types: ORDERED,
    example: 'meta.lastModified ge "2026-01-31T08:00:00+01:00"',
  },
  { operator: "lt", meaning: "less, or earlier", types: ORDERED, example: 'meta.created lt "2026-01-31T08:00:00Z"' },
  { operator: "le", meaning: "less or equal", types: ORDERED, example: 'userName le "m"' },
];

/** How conditions are put together, tightest first. */
export const CONNECTIVES: readonly ReferenceConnective[] = [
  {
    form: "attribute[ … ]",
    meaning: "one entry of the attribute meets all of it",
    example: 'emails[type eq "work" and value ew "@example.com"]',
  },
  { form: "not ( … )", meaning: "does not match", example: "not (active eq true)" },
  { form: "… and …", meaning: "both match", example: 'active eq true and title co "Engineer"' },
  {
    form: "… or …",
    meaning: "one of them matches; `and` binds tighter, parentheses group",
    example: 'active eq true and (title pr or userType eq "Employee")',
  },
];
