import type { ErrorCode } from "@/lib/contracts/errors";
import { DomainError } from "@/lib/errors";
import { ScimError } from "@/scim";

/** What lib/directory refuses in the words of the protocol, as a refusal of the settings API; any other error as it is. */
export function asDomainError(error: unknown): unknown {
  if (!(error instanceof ScimError)) return error;
  return new DomainError(codeOf(error), error.message, {}, { cause: error });
}

function codeOf({ status }: ScimError): ErrorCode {
  switch (status) {
    case 404:
      return "not_found";
    case 403:
      // Seats are counted before; what is left is the last admin.
      return "last_admin";
    default:
      return "conflict";
  }
}
