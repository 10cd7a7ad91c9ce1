import { resendInvitation as endpoint } from "@/lib/contracts/invitations";
import { teamRoute } from "@/lib/http/team-route";
import { resendInvitation } from "@/lib/invitations/resend-invitation";

export const POST = teamRoute(endpoint, resendInvitation);
