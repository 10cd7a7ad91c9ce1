import { type SQL, sql } from "drizzle-orm";

/** How long a session may rest, in milliseconds. */
export const IDLE_MS_MAX = 30 * 60 * 1000;
export const REMEMBERED_IDLE_MS_MAX = 30 * 24 * 60 * 60 * 1000;

/** How many of an account's sessions a page lists; a program that signs in again and again may have any number. */
export const SHOWN_SESSIONS_MAX = 100;

/** The condition of `sessions s` for those that are good for a request at `now`. */
export function liveSessionSql(now: Date): SQL {
  const since = (restMs: number) => sql`${new Date(now.getTime() - restMs).toISOString()}::timestamptz`;
  return sql`s.ended_at is null
    and s.last_seen_at >= case when s.remember then ${since(REMEMBERED_IDLE_MS_MAX)} else ${since(IDLE_MS_MAX)} end`;
}
