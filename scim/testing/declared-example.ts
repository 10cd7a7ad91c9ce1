import { type DeclaredAttribute, type DeclaredSchema, declareSchemas } from "../schema/declared";

/** In the form that Entra demands. */
export const WORK = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
export const GRADE = "urn:example:grades";
export const CREW = "urn:example:crew-1.0:Group";

/** A declared attribute; without traits a single-valued optional string, compared without regard to case. */
export function declared(name: string, traits: Partial<DeclaredAttribute> = {}): DeclaredAttribute {
  return {
    name,
    type: "string",
    description: `The ${name}.`,
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: "readWrite",
    returned: "default",
    uniqueness: "none",
    ...traits,
  };
}

/** Every type and every characteristic that a team may declare, once at least. */
export const exampleSchemas: readonly DeclaredSchema[] = [
  {
    urn: WORK,
    name: "Work",
    description: "Where and how people work",
    resourceType: "User",
    attributes: [
      declared("badge", { uniqueness: "server" }),
      declared("door-code", { uniqueness: "server", caseExact: true }),
      declared("locker", { type: "integer", uniqueness: "server" }),
      declared("level", { type: "integer" }),
      declared("share", { type: "decimal", uniqueness: "server" }),
      declared("since", { type: "dateTime", uniqueness: "server" }),
      declared("remote", { type: "boolean" }),
      declared("page", { type: "reference", uniqueness: "server" }),
      declared("seal", { type: "binary" }),
      declared("skills", { multiValued: true }),
      declared("shifts", { type: "integer", multiValued: true }),
      declared("origin", { mutability: "immutable" }),
      declared("oaths", { mutability: "immutable", multiValued: true }),
      declared("pin", { mutability: "writeOnly", returned: "never" }),
      declared("file", { returned: "never" }),
      declared("notes", { returned: "request" }),
      declared("site", { returned: "always" }),
    ],
  },
  {
    urn: GRADE,
    name: "Grades",
    description: "",
    resourceType: "User",
    attributes: [declared("grade", { required: true }), declared("until", { type: "dateTime" }), declared("level")],
  },
  {
    urn: CREW,
    name: "Crews",
    description: "What is known of a crew",
    resourceType: "Group",
    attributes: [declared("unit", { uniqueness: "server" }), declared("size", { type: "integer" })],
  },
];

export const exampleTypes = declareSchemas(exampleSchemas);
