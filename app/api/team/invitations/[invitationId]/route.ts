import { cancelInvitation as endpoint } from "@/lib/contracts/invitations";
import { teamRoute } from "@/lib/http/team-route";
import { cancelInvitation } from "@/lib/invitations/cancel-invitation";

export const DELETE = teamRoute(endpoint, cancelInvitation);
