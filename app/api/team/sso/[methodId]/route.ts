import * as endpoints from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { deleteSsoMethod } from "@/lib/sso/delete-sso-method";
import { readSsoMethod } from "@/lib/sso/read-sso-method";
import { switchSsoMethod } from "@/lib/sso/switch-sso-method";

export const GET = teamRoute(endpoints.readSsoMethod, readSsoMethod);
export const PATCH = teamRoute(endpoints.switchSsoMethod, switchSsoMethod);
export const DELETE = teamRoute(endpoints.deleteSsoMethod, deleteSsoMethod);
