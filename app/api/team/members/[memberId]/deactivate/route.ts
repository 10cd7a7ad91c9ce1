import { deactivateMember as endpoint } from "@/lib/contracts/member-page";
import { teamRoute } from "@/lib/http/team-route";
import { deactivateMember } from "@/lib/members/deactivate-member";

export const POST = teamRoute(endpoint, deactivateMember);
