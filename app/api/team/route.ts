import * as endpoints from "@/lib/contracts/team";
import { teamRoute } from "@/lib/http/team-route";
import { deleteTeam } from "@/lib/team/delete-team";
import { readTeam } from "@/lib/team/read-team";
import { renameTeam } from "@/lib/team/rename-team";

export const GET = teamRoute(endpoints.readTeam, readTeam);
export const PATCH = teamRoute(endpoints.renameTeam, renameTeam);
export const DELETE = teamRoute(endpoints.deleteTeam, deleteTeam);
