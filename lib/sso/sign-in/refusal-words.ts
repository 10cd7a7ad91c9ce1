import type { SsoRefusal } from "@/lib/contracts/sso-test";

/** For the audit log: why somebody whom the provider vouches for was not let in, and what an admin can do. */
export const REFUSAL_WORDS: Readonly<Record<SsoRefusal, string>> = {
  deactivated:
    "The person is deactivated. Reactivate them in the identity provider, or on the Members page if it does not manage them.",
  removed: "The person was removed from the team and does not come back by signing in. Provision or invite them again.",
  email_missing: "The provider sent no e-mail address to recognise the person by.",
  email_unverified:
    "The provider does not say that the e-mail address is verified. Have it send email_verified, or accept its word in the method's settings.",
  domain_unverified:
    "The domain of the e-mail address is not one that the team has verified. Verify it under Team Settings > Domains.",
  not_joined: "The person has not answered the invitation to the team yet.",
  linked_to_another:
    "The member with this e-mail address is recognised by another subject of the method. If it is the same person with a new account at the provider, remove the member and add them again.",
  unknown:
    "The person is not a member of the team, and the method does not add new users. Provision or invite them, or switch that on.",
  no_seat: "No seat is free for a new member. Deactivate somebody or add seats to the plan.",
};
