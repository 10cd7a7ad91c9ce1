import * as endpoints from "@/lib/contracts/scim-schemas";
import { teamRoute } from "@/lib/http/team-route";
import { declareScimSchema } from "@/lib/provisioning/declare-scim-schema";
import { listScimSchemas } from "@/lib/provisioning/list-scim-schemas";

export const GET = teamRoute(endpoints.listScimSchemas, listScimSchemas);
export const POST = teamRoute(endpoints.declareScimSchema, declareScimSchema);
