import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { codePointText, createdAt, instant } from "./columns";
import { members } from "./members";

/** Asks an account to join. The member row exists already, with `joined_at` null. */
export const invitations = pgTable(
  "invitations",
  {
    teamId: text("team_id").notNull(),
    id: text("id").notNull(),
    memberId: text("member_id").notNull(),
    email: text("email").notNull(),
    emailKey: codePointText("email_key").notNull().generatedAlwaysAs(sql`scim_fold(email)`),
    invitedByName: text("invited_by_name").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    cancelledAt: instant("cancelled_at"),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index("invitations_email").on(table.teamId, table.emailKey),
    index("invitations_by_member").on(table.teamId, table.memberId),
    foreignKey({
      name: "invitations_member",
      columns: [table.teamId, table.memberId],
      foreignColumns: [members.teamId, members.id],
    }).onDelete("cascade"),
  ],
);

/** A link to accept an invitation by: the one of its latest mail, and those that admins copied. Good as long as it is open. */
export const invitationLinks = pgTable(
  "invitation_links",
  {
    teamId: text("team_id").notNull(),
    /** SHA-256 of the link's token, hexadecimal. */
    tokenHash: text("token_hash").notNull(),
    invitationId: text("invitation_id").notNull(),
    /** Whether others than the owner of the address could see it: then it proves nothing about who opens it. */
    shown: boolean("shown").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.tokenHash] }),
    // A link names its token alone.
    index("invitation_links_token").on(table.tokenHash),
    index("invitation_links_invitation").on(table.teamId, table.invitationId),
    foreignKey({
      name: "invitation_links_invitation",
      columns: [table.teamId, table.invitationId],
      foreignColumns: [invitations.teamId, invitations.id],
    }).onDelete("cascade"),
  ],
);
