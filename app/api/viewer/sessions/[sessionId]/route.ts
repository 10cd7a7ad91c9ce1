import { endOwnSession as endpoint } from "@/lib/contracts/profile";
import { teamRoute } from "@/lib/http/team-route";
import { endOwnSession } from "@/lib/profile/own-sessions";

export const DELETE = teamRoute(endpoint, endOwnSession);
