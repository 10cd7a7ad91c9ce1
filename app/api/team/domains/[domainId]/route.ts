import { removeDomain as endpoint } from "@/lib/contracts/domains";
import { removeDomain } from "@/lib/domains/remove-domain";
import { teamRoute } from "@/lib/http/team-route";

export const DELETE = teamRoute(endpoint, removeDomain);
