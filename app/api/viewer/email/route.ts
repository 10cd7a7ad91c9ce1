import * as contracts from "@/lib/contracts/profile";
import { teamRoute } from "@/lib/http/team-route";
import { cancelEmailChange } from "@/lib/profile/cancel-email-change";
import { requestEmailChange } from "@/lib/profile/request-email-change";

export const POST = teamRoute(contracts.requestEmailChange, requestEmailChange);
export const DELETE = teamRoute(contracts.cancelEmailChange, cancelEmailChange);
