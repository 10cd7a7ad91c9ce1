import { changeMembers as endpoint } from "@/lib/contracts/members";
import { teamRoute } from "@/lib/http/team-route";
import { changeMembers } from "@/lib/members/change-members";

export const POST = teamRoute(endpoint, changeMembers);
