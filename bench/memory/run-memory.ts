import { cpus } from "node:os";
import { openBenchDatabases } from "../database/bench-database";
import type { BenchOptions } from "../options";
import { openSignedIn } from "../pages/browser";
import { startProgress } from "../progress";
import { memoryReport } from "../report/memory-report";
import { keepResult } from "../results";
import { ADMIN_PASSWORD, type SeededTeam, seed } from "../seed/seed";
import { musterSide } from "../servers/muster";
import type { MemoryResult, MemoryStep } from "./memory-result";
import { STEPS, type WatchedServer } from "./memory-steps";
import { forgetPeak, residentMemory } from "./resident-memory";
import { seedAuditEvents } from "./seed-audit-events";

const USERS = 100_000;
const EVENTS_A_PERSON = 3;
const SEEDED = "muster_memory";

/** Watches the memory of one server process while it answers what is large. Keeps the result and gives the report. */
export async function runMemory(options: BenchOptions): Promise<string> {
  const { users = USERS, pool } = options;
  const auditEvents = users * EVENTS_A_PERSON;
  const databases = await openBenchDatabases(process.env.BENCH_DATABASE_URL);
  try {
    const databaseUrl = await databases.migrated(SEEDED);
    const team = await seed(databaseUrl, users);
    await seedAuditEvents(databaseUrl, team.teamId, auditEvents);
    const server = await musterSide(team.key).start({ databaseUrl, pool });
    try {
      const steps = await watchAll({ ...server, key: team.key, users }, team);
      const machine = { cpus: cpus().length, node: process.version, postgres: databases.version };
      const result: MemoryResult = { at: new Date().toISOString(), machine, users, auditEvents, steps };
      await keepResult("memory", result);
      return memoryReport(result, options);
    } finally {
      await server.stop();
    }
  } finally {
    await databases.close();
  }
}

type Started = Omit<WatchedServer, "origin" | "cookie">;

async function watchAll(started: Started, team: SeededTeam): Promise<readonly MemoryStep[]> {
  const { pid, baseUrl } = started;
  const origin = new URL(baseUrl).origin;
  const start: MemoryStep = { title: "Start", requests: 0, answeredBytes: 0, ms: 0, ...(await residentMemory(pid)) };
  let cookie = "";
  const signedIn = await watch(pid, "Sign-in in a browser, and the first page", async () => {
    cookie = await signIn(origin, team);
    return { requests: 1, answeredBytes: 0 };
  });
  const progress = startProgress("What is large", STEPS.length);
  const steps = [start, signedIn];
  for (const [n, { title, run }] of STEPS.entries()) {
    progress.at(n, title);
    steps.push(await watch(pid, title, () => run({ ...started, origin, cookie })));
  }
  progress.end();
  return steps;
}

type Done = Pick<MemoryStep, "requests" | "answeredBytes">;

async function watch(pid: number, title: string, work: () => Promise<Done>): Promise<MemoryStep> {
  await forgetPeak(pid);
  const startedAt = performance.now();
  const done = await work();
  return { title, ...done, ms: performance.now() - startedAt, ...(await residentMemory(pid)) };
}

/** The header of an admin's session. */
async function signIn(origin: string, { adminEmail }: SeededTeam): Promise<string> {
  const { browser, cookies } = await openSignedIn(origin, adminEmail, ADMIN_PASSWORD);
  await browser.close();
  return cookies.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
