import * as contracts from "@/lib/contracts/invitations";
import { teamRoute } from "@/lib/http/team-route";
import { invitePeople } from "@/lib/invitations/invite-people";
import { listInvitations } from "@/lib/invitations/list-invitations";

export const GET = teamRoute(contracts.listInvitations, listInvitations);
export const POST = teamRoute(contracts.invitePeople, invitePeople);
