import type { LoadTarget } from "../load/load";
import type { BenchRequest } from "../operations/operation";
import { startProgress } from "../progress";
import { askOnce } from "../run/ask";
import { processUsage } from "../servers/process-usage";
import type { Walk } from "./scale-result";

const PAGE = 100;
const SAMPLES = 30;
/** Read one after the other at each place, as an import does; the first is a jump that no import makes. */
const IN_A_ROW = 3;

type WalkedServer = LoadTarget & { readonly pid: number };

/** Pages all over the list by `startIndex`; what the page before told the server counts. */
export async function walkByIndex(server: WalkedServer, users: number): Promise<Walk> {
  const last = Math.max(1, Math.floor(users / PAGE) - IN_A_ROW);
  const progress = startProgress(
    `An import of ${users.toLocaleString("en")} people by startIndex, in samples`,
    SAMPLES,
  );
  const pages: { page: number; ms: number }[] = [];
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const from = Math.floor((sample * last) / SAMPLES);
    for (let page = from; page < from + IN_A_ROW; page += 1) {
      const path = `/Users?count=${PAGE}&startIndex=${page * PAGE + 1}`;
      const { ms } = await timed(server, { method: "GET", path });
      if (page > from) pages.push({ page, ms });
    }
    progress.at(sample + 1);
  }
  progress.end();
  return withMemory({ kind: "startIndex", users, pages }, server);
}

/** The whole list by cursor, each page with the cursor of the one before. */
export async function walkByCursor(server: WalkedServer, users: number): Promise<Walk> {
  const total = Math.ceil(users / PAGE);
  const progress = startProgress(`An import of ${users.toLocaleString("en")} people by cursor`, total);
  const pages: { page: number; ms: number }[] = [];
  let path: string | undefined = `/Users?cursor&count=${PAGE}`;
  for (let page = 0; path !== undefined; page += 1) {
    const { ms, body } = await timed(server, { method: "GET", path });
    pages.push({ page, ms });
    const { nextCursor } = body;
    path = typeof nextCursor === "string" ? `/Users?cursor=${encodeURIComponent(nextCursor)}&count=${PAGE}` : undefined;
    progress.at(page);
  }
  progress.end();
  if (pages.length < total) throw new Error(`The walk by cursor ended after ${pages.length} of ${total} pages.`);
  return withMemory({ kind: "cursor", users, pages }, server);
}

async function timed(server: LoadTarget, request: BenchRequest) {
  const startedAt = performance.now();
  const { status, body } = await askOnce(server, request);
  const ms = performance.now() - startedAt;
  if (status !== 200) throw new Error(`${request.path} was answered with ${status}.`);
  return { ms, body };
}

async function withMemory(walk: Walk, { pid }: WalkedServer): Promise<Walk> {
  const usage = await processUsage(pid);
  return usage ? { ...walk, residentBytes: usage.residentBytes } : walk;
}
