import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { SessionContext } from "@/lib/auth/authorize";
import type { ProfileView } from "@/lib/contracts/profile";
import { DomainError } from "@/lib/errors";

type Lock = NonNullable<ProfileView["lock"]>;

/** Why the account cannot be changed from this session, or null (product: U17). */
export async function readLock(
  db: Db,
  { accountId, sessionId }: Pick<SessionContext, "accountId" | "sessionId">,
): Promise<Lock | null> {
  const managing = await managingTeams(db, accountId);
  if (managing.length > 0) return { reason: "managed", message: managedSentence(managing) };
  const [session] = await rows<{ name: string | null }>(
    db,
    sql`select t.name from sessions s left join teams t on t.id = s.sso_team_id
      where s.id = ${sessionId} and s.sso_team_only`,
  );
  if (!session) return null;
  const by = session.name === null ? "single sign-on" : `the single sign-on of ${session.name}`;
  const message = `You signed in through ${by}, which is good for that team only. Sign in with your password to change this.`;
  return { reason: "sso_session", message };
}

/** Throws `managed` or `forbidden` when the account is locked. */
export async function requireUnlocked(db: Db, session: Pick<SessionContext, "accountId" | "sessionId">): Promise<void> {
  const lock = await readLock(db, session);
  if (lock) throw new DomainError(lock.reason === "managed" ? "managed" : "forbidden", lock.message);
}

/** Throws `managed` while an identity provider decides over the account. */
export async function requireUnmanaged(db: Db, accountId: string): Promise<void> {
  const managing = await managingTeams(db, accountId);
  if (managing.length > 0) throw new DomainError("managed", managedSentence(managing));
}

/** The teams, by name, whose identity provider decides over the account's membership. */
async function managingTeams(db: Db, accountId: string): Promise<readonly string[]> {
  const found = await rows<{ name: string }>(
    db,
    sql`select t.name from members m
      join scim_settings s on s.team_id = m.team_id and s.enabled
      join teams t on t.id = m.team_id
      where m.account_id = ${accountId} and m.managed and m.active and m.joined_at is not null
      order by scim_fold(t.name), t.id`,
  );
  return found.map(({ name }) => name);
}

function managedSentence(teams: readonly string[]): string {
  const whose = teams.length === 1 ? "its identity provider" : "their identity providers";
  return `${teams.join(" and ")} manages your name, e-mail address and password through ${whose}. Ask an admin there.`;
}
