import { makeInvitationLink as endpoint } from "@/lib/contracts/invitations";
import { teamRoute } from "@/lib/http/team-route";
import { makeInvitationLink } from "@/lib/invitations/make-invitation-link";

export const POST = teamRoute(endpoint, makeInvitationLink);
