import { type Attribute, attribute, INDEXED_CHARS_MAX, type ResourceType, type Schema } from "./attribute";
import { coreResourceTypes, groupResourceType, type ResourceTypes, userResourceType } from "./resource-types";

/** An attribute as a team declares it: a plain value, or a list of such. */
export interface DeclaredAttribute {
  readonly name: string;
  readonly type: Exclude<Attribute["type"], "complex">;
  readonly description: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: Exclude<Attribute["mutability"], "readOnly">;
  readonly returned: Attribute["returned"];
  readonly uniqueness: Exclude<Attribute["uniqueness"], "global">;
}

/** A schema extension as a team declares it, as data. */
export interface DeclaredSchema {
  /** No other URN of the type may begin with it and go on with ":" or "."; the caller sees to that. */
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly resourceType: ResourceType["name"];
  readonly attributes: readonly DeclaredAttribute[];
}

/** The resource types of a team: what every team has, and its own extensions behind it (RFC 7643 section 3.3). */
export function declareSchemas(declared: readonly DeclaredSchema[]): ResourceTypes {
  if (declared.length === 0) return coreResourceTypes;
  return { User: extended(userResourceType, declared), Group: extended(groupResourceType, declared) };
}

function extended(type: ResourceType, declared: readonly DeclaredSchema[]): ResourceType {
  const schemas = declared.filter(({ resourceType }) => resourceType === type.name).map(schemaOf);
  if (schemas.length === 0) return type;
  return {
    ...type,
    extensions: [...type.extensions, ...schemas.map((schema) => ({ schema, required: false }))],
    hidesAttributes: schemas.some(({ attributes }) =>
      attributes.some(({ returned }) => returned === "request" || returned === "never"),
    ),
  };
}

function schemaOf({ urn, name, description, attributes }: DeclaredSchema): Schema {
  return { id: urn, name, description, attributes: attributes.map(attributeOf), declared: true };
}

function attributeOf({ name, description, ...traits }: DeclaredAttribute): Attribute {
  return attribute(name, description, {
    ...traits,
    // RFC 7643 2.3.6 and 2.3.7: binary values and references are case exact; of numbers and times it says nothing.
    caseExact: traits.type === "string" ? traits.caseExact : traits.type === "binary" || traits.type === "reference",
    ...(traits.type === "reference" && { referenceTypes: ["external"] }),
    ...(traits.type === "binary" && { base64: true }),
    ...(traits.uniqueness === "server" && { charsMax: INDEXED_CHARS_MAX }),
  });
}
