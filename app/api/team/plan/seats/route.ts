import { changeSeats as endpoint } from "@/lib/contracts/plan";
import { teamRoute } from "@/lib/http/team-route";
import { changeSeats } from "@/lib/plan/change-seats";

export const PUT = teamRoute(endpoint, changeSeats);
