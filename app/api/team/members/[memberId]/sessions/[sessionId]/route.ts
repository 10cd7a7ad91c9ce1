import { endMemberSession as endpoint } from "@/lib/contracts/member-page";
import { teamRoute } from "@/lib/http/team-route";
import { endMemberSession } from "@/lib/members/end-member-sessions";

export const DELETE = teamRoute(endpoint, endMemberSession);
