import { listGroups as endpoint } from "@/lib/contracts/groups";
import { listGroups } from "@/lib/groups/list-groups";
import { teamRoute } from "@/lib/http/team-route";

export const GET = teamRoute(endpoint, listGroups);
