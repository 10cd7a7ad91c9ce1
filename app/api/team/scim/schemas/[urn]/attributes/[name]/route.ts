import * as endpoints from "@/lib/contracts/scim-schemas";
import { teamRoute } from "@/lib/http/team-route";
import { changeScimAttribute } from "@/lib/provisioning/change-scim-attribute";
import { removeScimAttribute } from "@/lib/provisioning/remove-scim-attribute";

export const PUT = teamRoute(endpoints.changeScimAttribute, changeScimAttribute);
export const DELETE = teamRoute(endpoints.removeScimAttribute, removeScimAttribute);
