import { type Attribute, type JsonObject, LIMITS } from "@/scim";

/** Whether a schema says what a client sends or what the server answers. */
export type Direction = "input" | "output";

/** The JSON Schema of attributes: as input without what only the server sets, as output without what it never returns. */
export function attributeProperties(attributes: readonly Attribute[], direction: Direction): JsonObject {
  return Object.fromEntries(
    attributes.filter((attribute) => isShown(attribute, direction)).map((each) => [each.name, schema(each, direction)]),
  );
}

/** The names of the attributes without which an input is refused. */
export function requiredNames(attributes: readonly Attribute[]): readonly string[] {
  return attributes.filter(({ required, mutability }) => required && mutability !== "readOnly").map(({ name }) => name);
}

function isShown({ mutability, returned }: Attribute, direction: Direction): boolean {
  return direction === "input" ? mutability !== "readOnly" : returned !== "never";
}

function schema(attribute: Attribute, direction: Direction): JsonObject {
  const { description, multiValued, mutability, returned, uniqueness, caseExact } = attribute;
  const value = valueSchema(attribute, direction);
  return {
    description,
    ...(multiValued ? { type: "array", items: value } : value),
    ...(direction === "output" && mutability === "readOnly" && { readOnly: true }),
    ...(mutability === "writeOnly" && { writeOnly: true }),
    "x-scim": { mutability, returned, uniqueness, ...(isText(attribute) && { caseExact }) },
  };
}

function valueSchema(attribute: Attribute, direction: Direction): JsonObject {
  const { type, subAttributes, canonicalValues, charsMax } = attribute;
  switch (type) {
    case "complex":
      return entrySchema(subAttributes ?? [], direction);
    case "boolean":
      return { type: "boolean" };
    case "integer":
      return { type: "integer" };
    case "decimal":
      return { type: "number" };
    case "dateTime":
      return { type: "string", format: "date-time" };
    case "string":
    case "reference":
    case "binary":
      return {
        type: "string",
        ...(canonicalValues && { examples: [...canonicalValues] }),
        ...(direction === "input" && { maxLength: charsMax ?? LIMITS.charsMax }),
      };
    default:
      return type satisfies never;
  }
}

/**
 * A property called `$ref` is described by a pattern: read as a property, many importers take it for a reference of the
 * document itself.
 */
function entrySchema(subAttributes: readonly Attribute[], direction: Direction): JsonObject {
  const { $ref, ...properties } = attributeProperties(subAttributes, direction);
  return { type: "object", properties, ...($ref !== undefined && { patternProperties: { "^\\$ref$": $ref } }) };
}

function isText({ type }: Attribute): boolean {
  return type === "string" || type === "reference" || type === "binary";
}
