import * as endpoints from "@/lib/contracts/groups";
import { deleteGroup } from "@/lib/groups/delete-group";
import { readGroup } from "@/lib/groups/read-group";
import { renameGroup } from "@/lib/groups/rename-group";
import { teamRoute } from "@/lib/http/team-route";

export const GET = teamRoute(endpoints.readGroup, readGroup);
export const PATCH = teamRoute(endpoints.renameGroup, renameGroup);
export const DELETE = teamRoute(endpoints.deleteGroup, deleteGroup);
