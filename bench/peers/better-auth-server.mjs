/** @better-auth/scim as its documentation sets it up, on tables of its own in the schema "better_auth". */

import { scim } from "@better-auth/scim";
import { betterAuth } from "better-auth";
import pg from "pg";

export const CONNECTION = "bench";
export const SCHEMA = "better_auth";

export function betterAuthServer({ databaseUrl, poolMax, key, origin }) {
  const database = new pg.Pool({
    connectionString: databaseUrl,
    max: poolMax,
    options: `-c search_path=${SCHEMA}`,
  });
  const auth = betterAuth({
    database,
    baseURL: origin,
    secret: "a secret of the bench, which nobody keeps",
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    plugins: [scim({ connections: [{ id: CONNECTION, credentials: [{ id: CONNECTION, token: key }] }] })],
  });
  return { auth, database };
}
