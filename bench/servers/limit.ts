import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { freePort } from "./free-port";
import type { ServerSetting, Side } from "./side";
import { startProcess } from "./start-process";

const LIMIT = "limit";

/** A bare node:http server with hand-written SQL: what is left when there is no protocol and no product. */
export function limitSide(key: string): Side {
  return { name: LIMIT, key, exact: true, start: startLimit };
}

async function startLimit({ databaseUrl, pool }: ServerSetting) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const running = await startProcess({
    args: ["--import", "tsx", "bench/limit.ts"],
    variables: { DATABASE_URL: databaseUrl, DATABASE_POOL_MAX: String(pool), PORT: String(port) },
    readyUrl: `${origin}/readyz`,
  });
  return { ...running, baseUrl: `${origin}${SCIM_BASE_PATH}` };
}
