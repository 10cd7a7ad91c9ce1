import * as endpoints from "@/lib/contracts/plan";
import { teamRoute } from "@/lib/http/team-route";
import { changePlan } from "@/lib/plan/change-plan";
import { readPlan } from "@/lib/plan/read-plan";

export const GET = teamRoute(endpoints.readPlan, readPlan);
export const PUT = teamRoute(endpoints.changePlan, changePlan);
