import { createHash, randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { newId } from "@/lib/ids";
import type { DirectoryContext } from "./directory-actor";

const INVITATION_DAYS = 7;

/** Asks the owner of an account that the team did not make to join it (product: U2); the member waits for the answer. */
export async function inviteAccount({ actor, clock }: DirectoryContext, tx: Db, memberId: string): Promise<void> {
  const at = clock();
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
  const tokenHash = createHash("sha256").update(randomBytes(32)).digest("hex");
  await rows(
    tx,
    sql`insert into invitations (team_id, id, member_id, email, token_hash, invited_by_name, created_at, expires_at)
      select team_id, ${newId("inv")}::text, id, email, ${tokenHash}::text, ${actor.audit.name}::text,
        ${at.toISOString()}::timestamptz, ${expiresAt.toISOString()}::timestamptz
      from members where team_id = ${actor.teamId} and id = ${memberId}`,
    { name: "directory_invite_account" },
  );
}
