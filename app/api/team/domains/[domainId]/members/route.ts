import { countDomainMembers as endpoint } from "@/lib/contracts/domains";
import { countDomainMembers } from "@/lib/domains/count-domain-members";
import { teamRoute } from "@/lib/http/team-route";

export const GET = teamRoute(endpoint, countDomainMembers);
