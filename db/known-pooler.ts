import type { Sql } from "postgres";
import { DatabaseUnavailableError } from "./database-unavailable";

/** What stands between us and PostgreSQL: nothing, or something that lends us a connection for as long as this. */
export type Pooler = "none" | "session" | "transaction";

/**
 * Refuses a pooler that nobody told us of, because prepared statements and the lock of the background worker need one
 * connection; and one that does not pass on the settings that dates are read by. A pooler gives itself away by another
 * process id than the server's.
 * @throws DatabaseUnavailableError
 */
export async function requireKnownPooler(client: Sql, pooler: Pooler): Promise<void> {
  const answer = await client`
    select pg_backend_pid() as pid, current_setting('TimeZone') as zone, current_setting('DateStyle') as style`;
  const [server] = answer;
  if (pooler === "none" && answer.state.pid !== server?.pid) {
    throw new DatabaseUnavailableError(
      "A connection pooler answers at DATABASE_URL. Set DATABASE_POOLER=transaction if it lends a connection for a " +
        "transaction, or DATABASE_POOLER=session if it does for as long as we are connected.",
    );
  }
  if (server?.zone !== "UTC" || !String(server.style).startsWith("ISO")) {
    throw new DatabaseUnavailableError(
      "The connection pooler at DATABASE_URL does not pass on TimeZone and DateStyle. Let it, or set them for the user: " +
        "ALTER ROLE ... SET timezone = 'UTC'.",
    );
  }
}
