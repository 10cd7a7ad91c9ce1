import * as contracts from "@/lib/contracts/profile";
import { teamRoute } from "@/lib/http/team-route";
import { endOtherSessions, listOwnSessions } from "@/lib/profile/own-sessions";

export const GET = teamRoute(contracts.listOwnSessions, listOwnSessions);
export const DELETE = teamRoute(contracts.endOtherSessions, endOtherSessions);
