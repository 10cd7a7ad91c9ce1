import { execFile } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";
import type { Load, LoadResult } from "./load";
import { rawRequest } from "./raw-request";

const SCRIPT = fileURLToPath(new URL("wrk.lua", import.meta.url));
const run = promisify(execFile);

/** wrk's name with its version; undefined where it is not installed. It ends with 1 after it has printed that. */
export async function findWrk(): Promise<string | undefined> {
  const { stdout } = await run("wrk", ["-v"]).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? "" }));
  return /^wrk \S+/.exec(stdout)?.[0];
}

export async function loadByWrk({ target, requests, connections, seconds }: Load): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), "muster-bench-"));
  try {
    const file = join(folder, "requests");
    await writeRequests(
      file,
      requests.map((request) => rawRequest(target, request)),
    );
    const load = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "120s", "-s", SCRIPT];
    const { stdout } = await run("wrk", [...load, target.baseUrl, "--", file]);
    return parseWrk(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeRequests(path: string, requests: readonly string[]): Promise<void> {
  const file = await open(path, "w");
  for (const request of requests) await file.write(`${Buffer.byteLength(request)}\n${request}`);
  await file.close();
}

const summary = z.object({
  requests: z.number(),
  durationUs: z.number(),
  p50Us: z.number(),
  p99Us: z.number(),
  status: z.number(),
  broken: z.number(),
});

/** Reads the line that wrk.lua prints at the end. Throws with wrk's output when there is none. */
export function parseWrk(output: string): LoadResult {
  const line = /^BENCH (.*)$/m.exec(output)?.[1];
  if (line === undefined) throw new Error(`wrk gave no result:\n${output}`);
  const { requests, durationUs, p50Us, p99Us, status, broken } = summary.parse(JSON.parse(line));
  return {
    completed: requests,
    requestsPerSecond: requests / (durationUs / 1e6),
    p50Ms: p50Us / 1000,
    p99Ms: p99Us / 1000,
    failed: status + broken,
  };
}
