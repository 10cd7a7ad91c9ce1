import { switchTeam as endpoint } from "@/lib/contracts/team";
import { teamRoute } from "@/lib/http/team-route";
import { switchTeam } from "@/lib/team/switch-team";

export const POST = teamRoute(endpoint, switchTeam);
