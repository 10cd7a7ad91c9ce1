import { listSsoMethods as endpoint } from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { listSsoMethods } from "@/lib/sso/list-sso-methods";

export const GET = teamRoute(endpoint, listSsoMethods);
