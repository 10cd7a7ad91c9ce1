import * as endpoints from "@/lib/contracts/scim";
import { teamRoute } from "@/lib/http/team-route";
import { readScim } from "@/lib/provisioning/read-scim";
import { turnOffScim } from "@/lib/provisioning/turn-off-scim";
import { turnOnScim } from "@/lib/provisioning/turn-on-scim";

export const GET = teamRoute(endpoints.readScim, readScim);
export const PUT = teamRoute(endpoints.turnOnScim, turnOnScim);
export const DELETE = teamRoute(endpoints.turnOffScim, turnOffScim);
