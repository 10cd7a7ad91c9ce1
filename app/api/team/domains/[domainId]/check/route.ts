import { checkDomain as endpoint } from "@/lib/contracts/domains";
import { checkDomain } from "@/lib/domains/check-domain";
import { teamRoute } from "@/lib/http/team-route";

export const POST = teamRoute(endpoint, checkDomain);
