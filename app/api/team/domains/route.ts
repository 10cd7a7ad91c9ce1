import * as endpoints from "@/lib/contracts/domains";
import { addDomain } from "@/lib/domains/add-domain";
import { listDomains } from "@/lib/domains/list-domains";
import { teamRoute } from "@/lib/http/team-route";

export const GET = teamRoute(endpoints.listDomains, listDomains);
export const POST = teamRoute(endpoints.addDomain, addDomain);
