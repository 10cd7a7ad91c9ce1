import { reactivateMember as endpoint } from "@/lib/contracts/member-page";
import { teamRoute } from "@/lib/http/team-route";
import { reactivateMember } from "@/lib/members/reactivate-member";

export const POST = teamRoute(endpoint, reactivateMember);
