import type { Environment } from "@/lib/env";
import type { ServerConfig } from "@/scim";

/** What the SCIM server allows, from the configuration; what is announced and documented is this. */
export type ServerLimits = Omit<ServerConfig, "signCursor" | "documentationPath" | "now">;

const PAGE_SIZE_DEFAULT = 100;
/** How long a cursor is good for: an hour, longer than any connector rests between two pages. */
const CURSOR_TIMEOUT_S = 3600;

export function serverLimits(
  environment: Pick<Environment, "scimBodyBytesMax" | "scimPageSizeMax" | "scimBulkBytesMax" | "scimBulkOperationsMax">,
): ServerLimits {
  return {
    bodyBytesMax: environment.scimBodyBytesMax,
    pageSizeMax: environment.scimPageSizeMax,
    pageSizeDefault: Math.min(PAGE_SIZE_DEFAULT, environment.scimPageSizeMax),
    bulkBytesMax: environment.scimBulkBytesMax,
    bulkOperationsMax: environment.scimBulkOperationsMax,
    cursorTimeoutS: CURSOR_TIMEOUT_S,
  };
}
