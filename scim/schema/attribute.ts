export type AttributeType =
  | "string"
  | "boolean"
  | "decimal"
  | "integer"
  | "dateTime"
  | "binary"
  | "reference"
  | "complex";

/** One attribute with its characteristics, RFC 7643 section 7. The one place where an attribute's nature is said. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly description: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: "readWrite" | "readOnly" | "immutable" | "writeOnly";
  readonly returned: "always" | "default" | "never" | "request";
  readonly uniqueness: "none" | "server" | "global";
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
  /** Longest value in UTF-16 units. Ours, not the RFC's: what is indexed has to fit into an index entry. */
  readonly charsMax?: number;
  /** Taken from clients and dropped: a password of a team whose people sign in elsewhere. Ours, not the RFC's. */
  readonly discarded?: boolean;
  /** Whether a binary value is held to be base64; certificates are taken as identity providers write them. Ours. */
  readonly base64?: boolean;
}

export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
  /** Whether a team made it, for itself alone. */
  readonly declared?: boolean;
}

export type ResourceTypeName = "User" | "Group";

export interface ResourceType {
  readonly name: ResourceTypeName;
  readonly endpoint: "/Users" | "/Groups";
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly { readonly schema: Schema; readonly required: boolean }[];
  /** The attribute that is kept as rows, not in the document: a user's groups, a group's members. */
  readonly referenceAttribute: "groups" | "members";
  /** Whether a stored attribute is left out of answers that do not ask for it: then they are projected, else spliced. */
  readonly hidesAttributes: boolean;
}

type Traits = Partial<Omit<Attribute, "name" | "description">>;

/** Longest value of an attribute that is not indexed, in UTF-16 units. */
export const CHARS_MAX = 65_536;
/** Longest value of an indexed attribute: four UTF-8 bytes each still fit into a B-tree entry. */
export const INDEXED_CHARS_MAX = 512;

/** An attribute; without traits a single-valued optional string, compared without regard to case. */
export function attribute(name: string, description: string, traits: Traits = {}): Attribute {
  return {
    name,
    description,
    type: "string",
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    ...traits,
  };
}

/** A complex attribute with its sub-attributes. */
export function complex(name: string, description: string, subAttributes: readonly Attribute[], traits: Traits = {}) {
  return attribute(name, description, { type: "complex", subAttributes, ...traits });
}

/** A multi-valued attribute in the shape of RFC 7643 2.4: value, display, type, primary. */
export function plural(name: string, description: string, value: Traits & { types?: readonly string[] } = {}) {
  const { types, ...valueTraits } = value;
  const subAttributes = [
    attribute("value", `The value of this entry of ${name}.`, valueTraits),
    attribute("display", "A name for people to read."),
    attribute("type", "What the value is used for.", types ? { canonicalValues: types } : {}),
    attribute("primary", "Whether this is the preferred value. At most one is.", { type: "boolean" }),
  ];
  return complex(name, description, subAttributes, { multiValued: true });
}
