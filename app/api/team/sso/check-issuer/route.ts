import { checkIssuer as endpoint } from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { checkIssuer } from "@/lib/sso/check-issuer";

export const POST = teamRoute(endpoint, checkIssuer);
