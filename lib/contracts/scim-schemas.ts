import { z } from "zod";
import { endpoint } from "./endpoint";

export const SCHEMAS_MAX = 20;
export const ATTRIBUTES_MAX = 100;

export const ATTRIBUTE_TYPES = ["string", "boolean", "integer", "decimal", "dateTime", "reference", "binary"] as const;
export const MUTABILITIES = ["readWrite", "immutable", "writeOnly"] as const;
export const RETURNED = ["default", "always", "request", "never"] as const;
export const UNIQUENESS = ["none", "server"] as const;
export const EXTENDED_TYPES = ["User", "Group"] as const;

/** Types whose values can be told apart by a key that fits into an index; `boolean` has two values, `binary` is long. */
export const UNIQUE_TYPES: readonly AttributeType[] = ["string", "integer", "decimal", "dateTime", "reference"];

export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

const RESERVED = "urn:ietf:params:scim:";
/** Where Entra wants custom attributes, `<name>:2.0:User` behind it; it sends none of another form when it creates. */
export const EXTENSION_PREFIX = `${RESERVED}schemas:extension:`;
const ENTERPRISE = `${EXTENSION_PREFIX}enterprise`;

/** The URN is the beginning of attribute paths in filters, hence the few characters (RFC 8141, RFC 7644 3.10). */
const URN = /^urn:[a-z\d][a-z\d-]{0,30}[a-z\d]:[a-z\d](?:[a-z\d._:-]*[a-z\d])?$/i;

const urnSchema = z
  .string()
  .trim()
  .min(1, "Give the schema a URN.")
  .max(200, "At most 200 characters.")
  .regex(
    URN,
    "A URN is urn:, a name, a colon and the rest, of letters, digits and . _ : - alone; such as urn:acme:people.",
  )
  .refine((urn) => !isReserved(urn), {
    error: `URNs of the standard are taken. Yours may begin with ${EXTENSION_PREFIX} and a name that is not enterprise.`,
  });

function isReserved(urn: string): boolean {
  const folded = `${urn.toLowerCase()}:`;
  if (RESERVED.startsWith(folded) || ENTERPRISE.startsWith(folded)) return true;
  if (!folded.startsWith(RESERVED)) return false;
  return !folded.startsWith(EXTENSION_PREFIX) || folded.startsWith(`${ENTERPRISE}:`);
}

const schemaNameSchema = z.string().trim().min(1, "Give the schema a name.").max(64, "At most 64 characters.");
const descriptionSchema = z.string().trim().max(256, "At most 256 characters.").default("");

const attributeNameSchema = z
  .string()
  .trim()
  .min(1, "Give the attribute a name.")
  .max(64, "At most 64 characters.")
  .regex(/^[a-z][a-z\d_-]*$/i, "A name begins with a letter and goes on with letters, digits, - and _.")
  .refine((name) => !Object.hasOwn(Object.prototype, name), "This name has a meaning of its own in JSON libraries.");

/** What may be changed later on; the rest is fixed when the attribute is added, because values are stored by it. */
const changeable = {
  description: descriptionSchema,
  required: z.boolean().default(false),
  mutability: z.enum(MUTABILITIES).default("readWrite"),
  returned: z.enum(RETURNED).default("default"),
};

const characteristics = {
  name: attributeNameSchema,
  type: z.enum(ATTRIBUTE_TYPES).default("string"),
  multiValued: z.boolean().default(false),
  /** Says something of strings alone; references and binary values always are. */
  caseExact: z.boolean().default(false),
  uniqueness: z.enum(UNIQUENESS).default("none"),
  ...changeable,
};

/** An attribute that a team declares, with its characteristics (RFC 7643 section 7). */
export const declaredAttribute = z.object(characteristics);
export type DeclaredAttribute = z.output<typeof declaredAttribute>;

export const scimSchemaView = z.object({
  urn: z.string(),
  /** Whose attributes these are. */
  resourceType: z.enum(EXTENDED_TYPES),
  name: z.string(),
  description: z.string(),
  attributes: z.array(declaredAttribute),
});
export type ScimSchemaView = z.output<typeof scimSchemaView>;

const schemaList = z.object({ schemas: z.array(scimSchemaView) });
export type ScimSchemaList = z.output<typeof schemaList>;

export const listScimSchemas = endpoint({
  method: "GET",
  path: "/api/team/scim/schemas",
  permission: "scim.read",
  input: z.object({}),
  output: schemaList,
});

/** Answers 409 `name_taken` when the URN, or one that it begins with or that begins with it, is there; `conflict` beyond 20. */
export const declareScimSchema = endpoint({
  method: "POST",
  path: "/api/team/scim/schemas",
  permission: "scim.schemas.manage",
  input: z.object({
    urn: urnSchema,
    resourceType: z.enum(EXTENDED_TYPES).default("User"),
    name: schemaNameSchema,
    description: descriptionSchema,
  }),
  output: schemaList,
});

const urnParameter = z.string().min(1);
const nameParameter = z.string().min(1);

/** Replaces name and description; what is left out is empty then. */
export const changeScimSchema = endpoint({
  method: "PUT",
  path: "/api/team/scim/schemas/[urn]",
  permission: "scim.schemas.manage",
  input: z.object({ urn: urnParameter, name: schemaNameSchema, description: descriptionSchema }),
  output: schemaList,
});

/** Takes the schema's values out of everything that the team has stored. */
export const removeScimSchema = endpoint({
  method: "DELETE",
  path: "/api/team/scim/schemas/[urn]",
  permission: "scim.schemas.manage",
  input: z.object({ urn: urnParameter }),
  output: schemaList,
});

/** Answers 409 `name_taken` when the schema has the name in any case, `conflict` beyond 100 attributes. */
export const addScimAttribute = endpoint({
  method: "POST",
  path: "/api/team/scim/schemas/[urn]/attributes",
  permission: "scim.schemas.manage",
  input: z.object({ urn: urnParameter, ...characteristics }).superRefine(checkCharacteristics),
  output: schemaList,
});

/** Replaces what may be changed; answers 400 with a field for a change that the stored values do not allow. */
export const changeScimAttribute = endpoint({
  method: "PUT",
  path: "/api/team/scim/schemas/[urn]/attributes/[name]",
  permission: "scim.schemas.manage",
  input: z.object({ urn: urnParameter, name: nameParameter, ...changeable }).superRefine(checkReturned),
  output: schemaList,
});

/** Takes the attribute's values out of everything that the team has stored. */
export const removeScimAttribute = endpoint({
  method: "DELETE",
  path: "/api/team/scim/schemas/[urn]/attributes/[name]",
  permission: "scim.schemas.manage",
  input: z.object({ urn: urnParameter, name: nameParameter }),
  output: schemaList,
});

/** How many people or groups hold a value of the schema, or of one attribute of it; asked before something is removed. */
export const countScimValues = endpoint({
  method: "GET",
  path: "/api/team/scim/schemas/[urn]/holders",
  permission: "scim.read",
  input: z.object({ urn: urnParameter, name: nameParameter.optional() }),
  output: z.object({ holders: z.int() }),
});

type Report = (field: string, message: string) => void;

function checkCharacteristics(input: Omit<DeclaredAttribute, "name">, ctx: z.RefinementCtx): void {
  checkReturned(input, ctx);
  const report = reporter(ctx);
  for (const message of uniquenessProblems(input)) report("uniqueness", message);
}

function checkReturned(
  { mutability, required, returned }: Pick<DeclaredAttribute, "mutability" | "required" | "returned">,
  ctx: z.RefinementCtx,
): void {
  const report = reporter(ctx);
  if (mutability === "writeOnly" && returned !== "never") {
    report("returned", "What can only be written is never returned: choose Never.");
  }
  // Okta writes back what it reads, with PUT.
  if (required && (returned === "never" || returned === "request")) {
    report("required", "A required attribute must be returned, or clients that write back what they read are refused.");
  }
}

/** Why these characteristics do not go together with values that are unique; empty when they do, or none are. */
export function uniquenessProblems(
  input: Pick<DeclaredAttribute, "type" | "multiValued" | "returned" | "uniqueness">,
): readonly string[] {
  if (input.uniqueness === "none") return [];
  const problems = [
    input.multiValued && "An attribute of several values cannot be unique.",
    !UNIQUE_TYPES.includes(input.type) && `Values of type ${input.type} cannot be unique.`,
    // The refusal of a second one would tell what the first one is.
    input.returned === "never" && "Values that are never returned cannot be unique: a refusal would reveal them.",
  ];
  return problems.filter((problem) => problem !== false);
}

function reporter(ctx: z.RefinementCtx): Report {
  return (field, message) => ctx.addIssue({ code: "custom", path: [field], message });
}
