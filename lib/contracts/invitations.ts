import { z } from "zod";
import { endpoint } from "./endpoint";
import { pageInput, pageOf } from "./page";
import { roleSchema } from "./roles";

/** How long an invitation can be accepted; sent again, it starts anew. */
export const INVITATION_DAYS = 7;
export const INVITED_MAX = 500;

/** What became of one line of a list of people to invite. */
export const INVITE_OUTCOMES = [
  "sent",
  "already_member",
  "already_invited",
  "invitation_expired",
  "deactivated",
  "no_seat",
  "invalid",
  "repeated",
  "role_refused",
] as const;
export type InviteOutcome = (typeof INVITE_OUTCOMES)[number];

/** Whoever can be invited is; each line is answered for itself, in the order of the lines. */
export const invitePeople = endpoint({
  method: "POST",
  path: "/api/team/invitations",
  permission: "members.invite",
  input: z.object({
    people: z
      .array(z.object({ email: z.string().trim().max(320), roles: z.array(roleSchema).min(1).max(10) }))
      .min(1, "Enter an e-mail address.")
      .max(INVITED_MAX, `At most ${INVITED_MAX} people at once.`),
  }),
  output: z.object({
    results: z.array(z.object({ email: z.string(), outcome: z.enum(INVITE_OUTCOMES) })),
    /** Whether mails are sent; else they wait in the outbox to be handed over. */
    isSendingMail: z.boolean(),
  }),
  bodyBytesMax: 256 * 1024,
});
export type InviteAnswer = z.output<(typeof invitePeople)["output"]>;

export const INVITATION_STATES = ["open", "expired"] as const;
export const INVITATION_SORTS = ["email", "sent", "expires"] as const;

export const invitationView = z.object({
  id: z.string(),
  memberId: z.string(),
  email: z.string(),
  roles: z.array(roleSchema),
  state: z.enum(INVITATION_STATES),
  /** Who asked: an admin, or the key of the identity provider. */
  invitedBy: z.string(),
  /** Whether the identity provider decides over the member. */
  managed: z.boolean(),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** What became of its mail; null when it never had one or its traces are gone. */
  mail: z.enum(["waiting", "sent", "given_up", "withdrawn"]).nullable(),
});
export type InvitationView = z.output<typeof invitationView>;

/** Those that were neither accepted nor cancelled. */
export const listInvitations = endpoint({
  method: "GET",
  path: "/api/team/invitations",
  permission: "members.invite",
  input: z.object({
    ...pageInput,
    search: z.string().trim().max(200).default(""),
    state: z.enum(["all", ...INVITATION_STATES]).default("all"),
    sort: z.enum(INVITATION_SORTS).default("sent"),
    descending: z.stringbool().or(z.boolean()).default(true),
  }),
  output: pageOf(invitationView),
});

const aboutInvitation = z.object({ invitationId: z.string().min(1).max(64) });

/** A new mail with a new link, good for another seven days; links from before stop working. */
export const resendInvitation = endpoint({
  method: "POST",
  path: "/api/team/invitations/[invitationId]/resend",
  permission: "members.invite",
  input: aboutInvitation,
  output: invitationView,
});

/** Takes the person out of the team, who has not joined, and frees the seat. */
export const cancelInvitation = endpoint({
  method: "DELETE",
  path: "/api/team/invitations/[invitationId]",
  permission: "members.invite",
  input: aboutInvitation,
  output: z.object({}),
});

/** A further link, for an admin to hand over; those from before stay good. Answers 409 for one that has expired. */
export const makeInvitationLink = endpoint({
  method: "POST",
  path: "/api/team/invitations/[invitationId]/link",
  permission: "members.invite",
  input: aboutInvitation,
  output: z.object({ link: z.string(), expiresAt: z.iso.datetime() }),
});
