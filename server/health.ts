import type { ServerResponse } from "node:http";
import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { services } from "@/lib/services";

let stopping = false;

/** From now on this process is not ready, so that a balancer sends requests elsewhere. */
export function announceStop(): void {
  stopping = true;
}

/** `/healthz`: the process answers. `/readyz`: its database does, too, and it is not about to stop. */
export async function answerHealth(path: "/healthz" | "/readyz", res: ServerResponse): Promise<void> {
  const ready = path === "/healthz" || (!stopping && (await databaseAnswers()));
  const body = JSON.stringify({ status: ready ? "ok" : "unavailable" });
  res.writeHead(ready ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(body);
}

async function databaseAnswers(): Promise<boolean> {
  try {
    const { db } = await services();
    await rows(db, sql`select 1`);
    return true;
  } catch {
    return false;
  }
}
