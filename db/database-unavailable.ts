/** PostgreSQL cannot be reached or does not let us in. The message is for people and holds no password. */
export class DatabaseUnavailableError extends Error {
  override readonly name = "DatabaseUnavailableError";
}

const UNREACHABLE = new Set([
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "ETIMEDOUT",
  "57P03",
]);

/** What a failed connection means in words; undefined when `error` tells of something else. */
export function unavailable(error: unknown, url: string): DatabaseUnavailableError | undefined {
  const code = codeOf(error);
  const { hostname, port, username, pathname } = new URL(url);
  const server = `PostgreSQL at ${hostname || "localhost"}:${port || "5432"}`;
  const reason = (text: string) => new DatabaseUnavailableError(text, { cause: error });
  if (UNREACHABLE.has(code)) {
    return reason(`${server} cannot be reached (${code}). Check DATABASE_URL and that the server runs.`);
  }
  if (code === "28P01" || code === "28000") {
    return reason(
      `${server} refuses the user "${decodeURIComponent(username)}". Check the user and the password in DATABASE_URL.`,
    );
  }
  if (code === "3D000") {
    return reason(
      `${server} has no database "${decodeURIComponent(pathname.slice(1))}". Create it or correct DATABASE_URL.`,
    );
  }
  if (code === "53300")
    return reason(`${server} has no connection left. Lower DATABASE_POOL_MAX or raise max_connections.`);
  return undefined;
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  if ("code" in error && typeof error.code === "string") return error.code;
  return codeOf(error instanceof AggregateError ? error.errors[0] : error.cause);
}
