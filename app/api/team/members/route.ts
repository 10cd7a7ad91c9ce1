import { listMembers as endpoint } from "@/lib/contracts/members";
import { teamRoute } from "@/lib/http/team-route";
import { listMembers } from "@/lib/members/list-members";

export const GET = teamRoute(endpoint, listMembers);
