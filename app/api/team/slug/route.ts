import { changeTeamSlug as endpoint } from "@/lib/contracts/team";
import { teamRoute } from "@/lib/http/team-route";
import { changeTeamSlug } from "@/lib/team/change-team-slug";

export const PUT = teamRoute(endpoint, changeTeamSlug);
