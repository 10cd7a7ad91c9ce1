import { previewGroupRoles as endpoint } from "@/lib/contracts/groups";
import { previewGroupRoles } from "@/lib/groups/preview-group-roles";
import { teamRoute } from "@/lib/http/team-route";

export const POST = teamRoute(endpoint, previewGroupRoles);
