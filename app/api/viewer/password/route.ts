import { changePassword as endpoint } from "@/lib/contracts/profile";
import { teamRoute } from "@/lib/http/team-route";
import { changePassword } from "@/lib/profile/change-password";

export const PUT = teamRoute(endpoint, changePassword);
