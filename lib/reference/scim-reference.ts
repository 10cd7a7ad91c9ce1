import type { ScimReference } from "@/lib/contracts/scim-reference";
import { referenceSchemas } from "./attributes";
import type { DescribedServer } from "./described-server";
import { ERRORS } from "./errors";
import { referenceLimits } from "./limits";
import { referenceOperations } from "./operations";
import { CONNECTIVES, OPERATORS } from "./operators";

/** The SCIM API of this server, as the page under /docs/scim-api shows it. */
export async function scimReference(server: DescribedServer): Promise<ScimReference> {
  return {
    baseUrl: server.baseUrl,
    groups: await referenceOperations(server),
    schemas: referenceSchemas(),
    operators: OPERATORS,
    connectives: CONNECTIVES,
    errors: ERRORS,
    limits: referenceLimits(server.limits),
  };
}
