import { commonAttributes, coreResourceTypes, type JsonObject, type ResourceType, type Schema } from "@/scim";
import { attributeProperties, type Direction, requiredNames } from "./attribute-schema";
import { object, ref, schemasOf } from "./schema-parts";

/** The schemas of users and groups: `User` as answered, `UserInput` as sent, and each extension by its name. */
export function resourceSchemas(): JsonObject {
  return Object.assign({}, ...Object.values(coreResourceTypes).map(schemasOfType));
}

function schemasOfType(type: ResourceType): JsonObject {
  const extensions = type.extensions.flatMap(({ schema }) => [
    [schema.name, extensionSchema(schema, "output")] as const,
    [`${schema.name}Input`, extensionSchema(schema, "input")] as const,
  ]);
  return {
    [type.name]: resourceSchema(type, "output"),
    [`${type.name}Input`]: resourceSchema(type, "input"),
    ...Object.fromEntries(extensions),
  };
}

function resourceSchema(type: ResourceType, direction: Direction): JsonObject {
  const { schema, extensions, description } = type;
  const extensionProperties = extensions.map(({ schema: { id, name } }) => [id, ref(nameOf(name, direction))] as const);
  const properties = {
    schemas: schemasOf(schema.id),
    ...attributeProperties(
      commonAttributes.filter(({ name }) => name !== "schemas"),
      direction,
    ),
    ...attributeProperties(schema.attributes, direction),
    ...Object.fromEntries(extensionProperties),
  };
  // `attributes` may leave out all but these from an answer; the server takes an input without `schemas`.
  const required = direction === "output" ? ["schemas", "id"] : requiredNames(schema.attributes);
  return object(properties, required, { description });
}

function extensionSchema(schema: Schema, direction: Direction): JsonObject {
  return object(attributeProperties(schema.attributes, direction), [], { description: schema.description });
}

function nameOf(name: string, direction: Direction): string {
  return direction === "input" ? `${name}Input` : name;
}
