import type { ReferenceAttribute, ReferenceSchema } from "@/lib/contracts/scim-reference";
import { type Attribute, commonAttributes, coreResourceTypes, LIMITS, type Schema } from "@/scim";

/** Every attribute with its characteristics, from the table that validates, filters and announces them. */
export function referenceSchemas(): readonly ReferenceSchema[] {
  const schemas = Object.values(coreResourceTypes).flatMap(({ schema, extensions }) => [
    schema,
    ...extensions.map((extension) => extension.schema),
  ]);
  return [COMMON, ...schemas.map(referenceSchema)];
}

const COMMON: ReferenceSchema = {
  id: "attributes-common",
  title: "Common attributes",
  text: "Every user and every group has them. They belong to no schema and have no URN before their name.",
  attributes: commonAttributes.flatMap(attributeRows),
};

function referenceSchema({ id, name, description, attributes }: Schema): ReferenceSchema {
  return {
    id: `attributes-${name}`,
    title: name === "EnterpriseUser" ? "Enterprise User" : name,
    urn: id,
    text: `${description}.`,
    attributes: attributes.flatMap(attributeRows),
  };
}

function attributeRows(attribute: Attribute): readonly ReferenceAttribute[] {
  return [
    attributeRow(attribute, attribute.name, false),
    ...(attribute.subAttributes ?? []).map((sub) => attributeRow(sub, `${attribute.name}.${sub.name}`, true)),
  ];
}

function attributeRow(attribute: Attribute, path: string, isSubAttribute: boolean): ReferenceAttribute {
  const isText = attribute.type === "string" || attribute.type === "reference" || attribute.type === "binary";
  const isWritten = isText && attribute.mutability !== "readOnly";
  return {
    path,
    isSubAttribute,
    text: attribute.description,
    type: attribute.type,
    multiValued: attribute.multiValued,
    required: attribute.required,
    mutability: attribute.mutability,
    returned: attribute.returned,
    caseExact: isText ? attribute.caseExact : undefined,
    uniqueness: attribute.uniqueness,
    charsMax: isWritten ? (attribute.charsMax ?? LIMITS.charsMax) : undefined,
    canonicalValues: attribute.canonicalValues ?? [],
    referenceTypes: attribute.referenceTypes ?? [],
  };
}
