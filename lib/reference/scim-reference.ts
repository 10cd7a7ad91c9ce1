import type { ScimReference } from "@/lib/contracts/scim-reference";
import { resourceNotFound } from "@/scim";
import { referenceSchemas } from "./attributes";
import type { DescribedServer } from "./described-server";
import { ERRORS } from "./errors";
import { USER_ID } from "./examples/people";
import { referenceLimits } from "./limits";
import { referenceOperations } from "./operations";
import { CONNECTIVES, OPERATORS } from "./operators";
import { printJson } from "./print-json";

/** The SCIM API of this server, as the page under /docs/scim-api shows it. */
export async function scimReference(server: DescribedServer): Promise<ScimReference> {
  return {
    baseUrl: server.baseUrl,
    groups: await referenceOperations(server),
    schemas: referenceSchemas(),
    operators: OPERATORS,
    connectives: CONNECTIVES,
    errors: ERRORS,
    errorExample: printJson(resourceNotFound("User", USER_ID).toJson()),
    limits: referenceLimits(server.limits),
  };
}
