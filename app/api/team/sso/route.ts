import * as endpoints from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { createSsoMethod } from "@/lib/sso/create-sso-method";
import { listSsoMethods } from "@/lib/sso/list-sso-methods";

export const GET = teamRoute(endpoints.listSsoMethods, listSsoMethods);
export const POST = teamRoute(endpoints.createSsoMethod, createSsoMethod);
