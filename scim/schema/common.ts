import { type Attribute, attribute, complex, INDEXED_CHARS_MAX } from "./attribute";

const serverMade = { mutability: "readOnly", caseExact: true } as const;

/** `meta.version`, which shows the entity tag. */
export const versionAttribute = attribute("version", "The entity tag of the resource.", serverMade);

/** The attributes that every resource has, RFC 7643 section 3.1. They belong to no schema and are not listed in /Schemas. */
export const commonAttributes: readonly Attribute[] = [
  attribute("schemas", "The URNs of the schemas that the resource uses.", {
    type: "reference",
    multiValued: true,
    required: true,
    returned: "always",
    ...serverMade,
  }),
  attribute("id", "The identifier that this server gave the resource.", {
    uniqueness: "server",
    returned: "always",
    ...serverMade,
  }),
  attribute("externalId", "The identifier that the identity provider gave the resource.", {
    caseExact: true,
    charsMax: INDEXED_CHARS_MAX,
  }),
  complex(
    "meta",
    "What the server knows of the resource.",
    [
      attribute("resourceType", "The name of the resource type.", serverMade),
      attribute("created", "When the resource was created.", { type: "dateTime", ...serverMade }),
      attribute("lastModified", "When the resource was last changed.", { type: "dateTime", ...serverMade }),
      attribute("location", "The address of the resource.", { type: "reference", ...serverMade }),
      versionAttribute,
    ],
    { mutability: "readOnly" },
  ),
];
