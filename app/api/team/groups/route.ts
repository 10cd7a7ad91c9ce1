import * as endpoints from "@/lib/contracts/groups";
import { createGroup } from "@/lib/groups/create-group";
import { listGroups } from "@/lib/groups/list-groups";
import { teamRoute } from "@/lib/http/team-route";

export const GET = teamRoute(endpoints.listGroups, listGroups);
export const POST = teamRoute(endpoints.createGroup, createGroup);
