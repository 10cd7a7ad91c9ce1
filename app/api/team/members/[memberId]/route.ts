import * as endpoints from "@/lib/contracts/member-page";
import { teamRoute } from "@/lib/http/team-route";
import { changeMemberName } from "@/lib/members/change-member-name";
import { readMember } from "@/lib/members/read-member";
import { removeMember } from "@/lib/members/remove-member";

export const GET = teamRoute(endpoints.readMember, readMember);
export const PATCH = teamRoute(endpoints.changeMemberName, changeMemberName);
export const DELETE = teamRoute(endpoints.removeMember, removeMember);
