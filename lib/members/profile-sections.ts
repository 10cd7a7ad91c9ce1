import type { MemberProfile } from "@/lib/contracts/member-page";
import {
  type Attribute,
  commonAttributes,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type ResourceType,
  type Schema,
} from "@/scim";

type Section = MemberProfile["sections"][number];
type AttributeView = Section["attributes"][number];
type Value = AttributeView["values"][number];

/** What a stored resource holds, schema by schema, with the values in words; without what is never returned. */
export function profileSections(type: ResourceType, document: JsonObject): Section[] {
  const common = commonAttributes.filter(({ name }) => name === "externalId");
  const core = sectionOf(type.schema, [...common, ...type.schema.attributes], document);
  const extensions = type.extensions.map(({ schema }) => {
    const held = document[schema.id];
    return sectionOf(schema, schema.attributes, isJsonObject(held) ? held : {});
  });
  return [core, ...extensions].filter(({ attributes }) => attributes.length > 0);
}

/** The resource without the attributes that are never returned. */
export function returnedDocument(type: ResourceType, document: JsonObject): JsonObject {
  const shown: JsonObject = withoutHidden(type.schema.attributes, document);
  for (const { schema } of type.extensions) {
    const held = document[schema.id];
    if (isJsonObject(held)) shown[schema.id] = withoutHidden(schema.attributes, held);
  }
  return shown;
}

function withoutHidden(attributes: readonly Attribute[], holder: JsonObject): JsonObject {
  const hidden = new Set(attributes.filter(({ returned }) => returned === "never").map(({ name }) => name));
  return Object.fromEntries(Object.entries(holder).filter(([name]) => !hidden.has(name)));
}

function sectionOf({ id, name }: Schema, attributes: readonly Attribute[], holder: JsonObject): Section {
  return { urn: id, name, attributes: attributes.flatMap((attribute) => viewsOf(attribute, holder[attribute.name])) };
}

/** One of a simple or multi-valued attribute, several of a complex one. */
function viewsOf(attribute: Attribute, value: JsonValue | undefined, prefix = ""): AttributeView[] {
  if (value === undefined || value === null || attribute.returned === "never") return [];
  const path = `${prefix}${attribute.name}`;
  if (Array.isArray(value)) return [{ path, values: value.map((entry) => entryOf(attribute, entry)) }];
  if (!isJsonObject(value)) return [{ path, values: [{ text: textOf(value), note: "" }] }];
  return (attribute.subAttributes ?? []).flatMap((sub) => viewsOf(sub, value[sub.name], `${path}.`));
}

/** What is said behind an entry of a list, not as its value. */
const NOTES: readonly string[] = ["display", "type", "primary"];

/** An entry of a list: its value, or all its parts in the order of the schema, and behind it what it is for. */
function entryOf({ subAttributes = [] }: Attribute, entry: JsonValue): Value {
  if (!isJsonObject(entry)) return { text: textOf(entry), note: "" };
  const { type, primary, display, value, formatted } = entry;
  const parts = subAttributes.flatMap(({ name }) => (NOTES.includes(name) ? [] : (entry[name] ?? [])));
  const notes = [display, type].filter((note) => typeof note === "string" && note !== "").map(String);
  if (primary === true) notes.push("primary");
  return { text: textOf(value ?? formatted ?? parts.map(textOf).join(", ")), note: notes.join(", ") };
}

function textOf(value: JsonValue): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
