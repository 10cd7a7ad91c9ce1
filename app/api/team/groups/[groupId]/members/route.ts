import { changeGroupMembers as endpoint } from "@/lib/contracts/groups";
import { changeGroupMembers } from "@/lib/groups/change-group-members";
import { teamRoute } from "@/lib/http/team-route";

export const POST = teamRoute(endpoint, changeGroupMembers);
