import { declareScimSchema, EXTENSION_PREFIX, type ScimSchemaView } from "@/lib/contracts/scim-schemas";

/** A URN in the form that every identity provider takes, with the team's name in it, that is not there yet. */
export function suggestUrn(
  teamName: string,
  resourceType: ScimSchemaView["resourceType"],
  schemas: readonly ScimSchemaView[],
): string {
  const name = teamName
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, "-")
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, "");
  const counted = schemas.map((_, index) => `${name}-${index + 2}`);
  const taken = new Set(schemas.map(({ urn }) => urn.toLowerCase()));
  const urns = [name, ...counted, "team"].map((each) => `${EXTENSION_PREFIX}${each}:2.0:${resourceType}`);
  return urns.find((urn) => isUrn(urn) && !taken.has(urn.toLowerCase())) ?? "";
}

/** The name may be empty, or one that the standard has taken. */
function isUrn(urn: string): boolean {
  return declareScimSchema.input.shape.urn.safeParse(urn).success;
}
