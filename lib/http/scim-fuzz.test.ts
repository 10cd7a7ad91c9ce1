import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { keyUsage } from "@/lib/provisioning/key-usage";
import { answerFaults, operationsOf } from "./testing/answer-faults";
import { type FuzzAnswer, fuzzTeams } from "./testing/fuzz-team";
import { type DraftRequest, draftRequests } from "./testing/scim-requests";

/** FUZZ_SECONDS makes a longer run, FUZZ_SEED repeats one: a failure prints its seed. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 40);
const SEED = process.env.FUZZ_SEED;
const RUNS_MAX = 2 * SECONDS;
const REQUESTS_A_RUN = 60;
/** An answer that takes longer lets one client hold the server up. */
const ANSWER_MS_MAX = 5_000;

const SHOWN_CHARACTERS_MAX = 3_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "muster-fuzz-"));
  vi.stubEnv("MUSTER_DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("MUSTER_URL", "");
  await database();
});
afterAll(async () => {
  await keyUsage().flush();
  await (await database()).close();
  await rm(folder, { recursive: true });
});

/** Whether nothing at all may have been written for this answer. */
function isWithoutEffect({ method }: DraftRequest, { status, body }: FuzzAnswer): boolean {
  const isRead = ["GET", "HEAD", "OPTIONS"].includes(method.toUpperCase());
  const operations = operationsOf(body);
  return isRead || status >= 300 || (operations.length > 0 && operations.every((each) => Number(each.status) >= 400));
}

function show(value: unknown): string {
  return JSON.stringify(value).slice(0, SHOWN_CHARACTERS_MAX);
}

describe("any requests at all", () => {
  it("get an answer of the protocol, below 500, and leave no row behind when they are refused", {
    timeout: SECONDS * 1_000 + 120_000,
  }, async () => {
    const begin = await fuzzTeams();
    const property = fc.asyncProperty(
      fc.array(draftRequests, { minLength: 1, maxLength: REQUESTS_A_RUN, size: "max" }),
      async (drafts) => {
        const team = await begin();
        const otherBefore = await team.otherDigest();
        let before = await team.digest();
        for (const draft of drafts) {
          const startedAt = performance.now();
          const answer = await team.send(draft);
          const faults = [...answerFaults(draft.method, answer)];
          if (performance.now() - startedAt > ANSWER_MS_MAX) faults.push("the answer took too long");
          const after = await team.digest();
          if (isWithoutEffect(draft, answer) && after !== before) faults.push("something was written");
          if (faults.length > 0)
            throw new Error(`${faults.join("; ")}\n${show(draft)}\n${answer.status} ${show(answer.body)}`);
          before = after;
        }
        expect(await team.otherDigest()).toBe(otherBefore);
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    );
    await fc.assert(property, {
      numRuns: RUNS_MAX,
      interruptAfterTimeLimit: SECONDS * 1_000,
      ...(SEED !== undefined && { seed: Number(SEED) }),
    });
  });
});
