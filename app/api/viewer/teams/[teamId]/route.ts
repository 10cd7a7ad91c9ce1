import { leaveTeam as endpoint } from "@/lib/contracts/profile";
import { teamRoute } from "@/lib/http/team-route";
import { leaveTeam } from "@/lib/profile/leave-team";

export const DELETE = teamRoute(endpoint, leaveTeam);
