import { DEFAULT_ROLE, ROLE_NAMES } from "@/lib/contracts/roles";
import type { ProvisioningCase } from "@/lib/contracts/scim-reference";

/** What happens to people, in the order of their life in a team. */
export const PEOPLE_CASES: readonly ProvisioningCase[] = [
  {
    situation: "Nobody has the e-mail address yet",
    request: "`POST /Users`",
    effect: `The person gets an account and is a member at once, with the role ${ROLE_NAMES[DEFAULT_ROLE]} and the badge SCIM.`,
    answer: "201",
  },
  {
    situation: "The address has an account, and your team has verified its domain",
    request: "`POST /Users`",
    effect: "The account is a member at once, whether it is in another team or not.",
    answer: "201",
  },
  {
    situation: "The address has an account that is in no team, and its domain is not verified",
    request: "`POST /Users`",
    effect: "The person is invited by e-mail and joins on accepting. Their e-mail address and password stay their own.",
    answer: "201, `active` as sent",
  },
  {
    situation: "The address has an account in another team, and its domain is not verified",
    request: "`POST /Users`",
    effect: "Nothing. The detail says what to do.",
    answer: "409 `uniqueness`",
  },
  {
    situation: "An invitation of your team waits for the address",
    request: "`POST /Users`",
    effect: "The identity provider takes the invitation over; it is still the person who accepts it.",
    answer: "201",
  },
  {
    situation: "The `userName` is in the team and active",
    request: "`POST /Users`",
    effect: "Nothing. Identity providers then look the person up and link them.",
    answer: "409 `uniqueness`",
  },
  {
    situation: "The `userName` or `externalId` is in the team and inactive",
    request: "`POST /Users`",
    effect: "The person comes back under the same id, with the attributes that were sent.",
    answer: "201",
  },
  {
    situation: "A member from before SCIM is found by `userName`",
    request: "`PUT` or `PATCH`",
    effect: "The member is managed by the identity provider from then on; roles and groups stay.",
    answer: "200",
  },
  {
    situation: "A profile changes",
    request: "`PUT` or `PATCH`",
    effect: "The attributes are stored as they were sent. What changes nothing keeps its version.",
    answer: "200",
  },
  {
    situation: "The e-mail address or `userName` moves to a domain that is not verified",
    request: "`PUT` or `PATCH`",
    effect: "Nothing.",
    answer: "400 `invalidValue`",
  },
  {
    situation: "The person is deactivated or unassigned",
    request: "`active: false`",
    effect: "They are signed out at once and cannot sign in. Roles, groups and data are kept.",
    answer: "200",
  },
  {
    situation: "A deactivated person tries to sign in, with a password or through single sign-on",
    request: "none",
    effect: "They read “Your organization has deactivated your account.” Nobody is added a second time.",
    answer: "none",
  },
  {
    situation: "The person is activated again",
    request: "`active: true`",
    effect: "They are back under the same id and in the same groups.",
    answer: "200",
  },
  {
    situation: "No seat is free",
    request: "`POST`, or `active: true`",
    effect: "Nothing. The detail says how many seats there are.",
    answer: "403",
  },
  {
    situation: "The last admin is deactivated or deleted",
    request: "`active: false` or `DELETE`",
    effect: "Nothing: a team is never without an admin who can sign in.",
    answer: "403",
  },
  {
    situation: "The person is deleted",
    request: "`DELETE /Users/{id}`",
    effect: "The membership ends with its roles and groups. Account and audit log stay; a later `POST` makes a new id.",
    answer: "204, then 404",
  },
  {
    situation: "The person has no e-mail address",
    request: "`POST /Users`",
    effect: "They are stored and shown, but cannot sign in until an address arrives.",
    answer: "201",
  },
  {
    situation: "Two people have one e-mail address",
    request: "`POST /Users`",
    effect: "The account stays with the first. The second cannot sign in until the address changes.",
    answer: "201",
  },
];

/** What happens to groups. */
export const GROUP_CASES: readonly ProvisioningCase[] = [
  {
    situation: "A group is pushed",
    request: "`POST /Groups`",
    effect: `The group appears on the Groups page and gives its members the role ${ROLE_NAMES[DEFAULT_ROLE]}.`,
    answer: "201",
  },
  {
    situation: "Its name is taken in the team, in whatever case",
    request: "`POST /Groups`",
    effect: "Nothing. Link the group that there is, or take another name.",
    answer: "409 `uniqueness`",
  },
  {
    situation: "It is renamed",
    request: "`PATCH displayName`",
    effect: "The name changes. Its roles stay.",
    answer: "204",
  },
  {
    situation: "Members come and go",
    request: "`PATCH members`",
    effect: "Exactly these memberships change, and the roles of the group with them, at once.",
    answer: "204",
  },
  {
    situation: "One of the new members is not in the team",
    request: "`PATCH members`",
    effect: "Nothing at all changes. Assign the person to the app first.",
    answer: "400 `invalidValue`",
  },
  {
    situation: "A group is to be a member of a group",
    request: "`POST` or `PATCH`",
    effect: "Nothing. Assign its people instead.",
    answer: "400 `invalidValue`",
  },
  {
    situation: "It is replaced",
    request: "`PUT /Groups/{id}`",
    effect: "Name and members are replaced. Without `members` they stay, with an empty list they go.",
    answer: "200",
  },
  {
    situation: "It is deleted or unlinked",
    request: "`DELETE /Groups/{id}`",
    effect: "The group goes. Its people stay in the team with the roles that they have without it.",
    answer: "204",
  },
];
