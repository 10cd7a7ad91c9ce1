import * as endpoints from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { requireSso, stopRequiringSso } from "@/lib/sso/require-sso";

export const PUT = teamRoute(endpoints.requireSso, requireSso);
export const DELETE = teamRoute(endpoints.stopRequiringSso, stopRequiringSso);
