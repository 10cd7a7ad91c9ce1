import type { InviteOutcome } from "@/lib/contracts/invitations";

/** What became of one line, for the one who invited. */
export const OUTCOME_WORDS: Readonly<Record<InviteOutcome, string>> = {
  sent: "Invited",
  already_member: "Is a member already",
  already_invited: "Is invited already",
  invitation_expired: "Is invited already, but the invitation has expired: send it again under Invitations",
  deactivated: "Is deactivated: reactivate them under Members",
  no_seat: "No free seat: add seats to the plan, or deactivate somebody",
  invalid: "Is no e-mail address",
  repeated: "Stands in the list twice",
  role_refused: "You cannot give one of the roles, or the plan does not have it",
};
