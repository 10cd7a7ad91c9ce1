import * as endpoints from "@/lib/contracts/sso";
import { teamRoute } from "@/lib/http/team-route";
import { deleteSsoMethod } from "@/lib/sso/delete-sso-method";
import { switchSsoMethod } from "@/lib/sso/switch-sso-method";

export const PATCH = teamRoute(endpoints.switchSsoMethod, switchSsoMethod);
export const DELETE = teamRoute(endpoints.deleteSsoMethod, deleteSsoMethod);
