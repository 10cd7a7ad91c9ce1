import { changeGroupRoles as endpoint } from "@/lib/contracts/groups";
import { changeGroupRoles } from "@/lib/groups/change-group-roles";
import { teamRoute } from "@/lib/http/team-route";

export const PUT = teamRoute(endpoint, changeGroupRoles);
