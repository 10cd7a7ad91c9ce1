import * as endpoints from "@/lib/contracts/scim-schemas";
import { teamRoute } from "@/lib/http/team-route";
import { countScimValues } from "@/lib/provisioning/count-scim-values";

export const GET = teamRoute(endpoints.countScimValues, countScimValues);
