import * as endpoints from "@/lib/contracts/member-page";
import { teamRoute } from "@/lib/http/team-route";
import { endMemberSessions } from "@/lib/members/end-member-sessions";
import { listMemberSessions } from "@/lib/members/list-member-sessions";

export const GET = teamRoute(endpoints.listMemberSessions, listMemberSessions);
export const DELETE = teamRoute(endpoints.endMemberSessions, endMemberSessions);
