import type { DeclaredAttribute } from "@/lib/contracts/scim-schemas";

type Words<Key extends keyof DeclaredAttribute> = Readonly<Record<DeclaredAttribute[Key] & string, string>>;

/** The types in words, with SCIM's own name, by which an identity provider's console knows them. */
export const TYPE_WORDS: Words<"type"> = {
  string: "Text (string)",
  boolean: "Yes or no (boolean)",
  integer: "Whole number (integer)",
  decimal: "Number (decimal)",
  dateTime: "Date and time (dateTime)",
  reference: "Address (reference)",
  binary: "Binary data in base64 (binary)",
};

export const MUTABILITY_WORDS: Words<"mutability"> = {
  readWrite: "Always (readWrite)",
  immutable: "Once, then it stays (immutable)",
  writeOnly: "Always, but never read (writeOnly)",
};

export const RETURNED_WORDS: Words<"returned"> = {
  default: "In every answer (default)",
  always: "In every answer, also one of other attributes (always)",
  request: "Only when it is asked for (request)",
  never: "Never (never)",
};

export const UNIQUENESS_WORDS: Words<"uniqueness"> = {
  none: "May have the same value (none)",
  server: "Must have different values (server)",
};

/** "string", "string list". */
export function typeText({ type, multiValued }: Pick<DeclaredAttribute, "type" | "multiValued">): string {
  return multiValued ? `${type} list` : type;
}

/** What being required means for the requests of an identity provider. */
export const REQUIRED_HINT =
  "Who has any value of this schema must have one here. A request that leaves it out is refused, even one that deactivates.";

/** What is not as it is by default, a word each. */
export function traitTexts(attribute: DeclaredAttribute): readonly string[] {
  const { required, uniqueness, type, caseExact, mutability, returned } = attribute;
  const texts = [
    required && "Required",
    uniqueness === "server" && "Unique",
    type === "string" && caseExact && "Case exact",
    mutability === "immutable" && "Set once",
    mutability === "writeOnly" && "Write only",
    returned === "always" && "Always returned",
    returned === "request" && "Returned on request",
    returned === "never" && mutability !== "writeOnly" && "Never returned",
  ];
  return texts.filter((text) => text !== false);
}
