import { changeMemberBilling as endpoint } from "@/lib/contracts/member-page";
import { teamRoute } from "@/lib/http/team-route";
import { changeMemberBillingRole } from "@/lib/members/change-member-roles";

export const PUT = teamRoute(endpoint, changeMemberBillingRole);
