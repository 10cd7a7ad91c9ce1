import * as endpoints from "@/lib/contracts/scim-schemas";
import { teamRoute } from "@/lib/http/team-route";
import { addScimAttribute } from "@/lib/provisioning/add-scim-attribute";

export const POST = teamRoute(endpoints.addScimAttribute, addScimAttribute);
