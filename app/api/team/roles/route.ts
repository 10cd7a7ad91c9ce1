import { readRoles as endpoint } from "@/lib/contracts/roles-page";
import { teamRoute } from "@/lib/http/team-route";
import { readRoles } from "@/lib/team/read-roles";

export const GET = teamRoute(endpoint, readRoles);
