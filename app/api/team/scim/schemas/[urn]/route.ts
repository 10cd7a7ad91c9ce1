import * as endpoints from "@/lib/contracts/scim-schemas";
import { teamRoute } from "@/lib/http/team-route";
import { changeScimSchema } from "@/lib/provisioning/change-scim-schema";
import { removeScimSchema } from "@/lib/provisioning/remove-scim-schema";

export const PUT = teamRoute(endpoints.changeScimSchema, changeScimSchema);
export const DELETE = teamRoute(endpoints.removeScimSchema, removeScimSchema);
