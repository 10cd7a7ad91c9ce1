import { readMemberProfile as endpoint } from "@/lib/contracts/member-page";
import { teamRoute } from "@/lib/http/team-route";
import { readMemberProfile } from "@/lib/members/read-member-profile";

export const GET = teamRoute(endpoint, readMemberProfile);
