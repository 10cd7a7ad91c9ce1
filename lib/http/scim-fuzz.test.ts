import { rm } from "node:fs/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { database } from "@/db/client";
import { freshDataFolder } from "@/db/testing/fresh-database";
import { keyUsage } from "@/lib/provisioning/key-usage";
import { type FuzzTeam, fuzzTeams } from "./testing/fuzz-team";
import { BASE_REQUESTS, oddBodies, oddTargets } from "./testing/odd-requests";
import { draftRequests } from "./testing/scim-requests";
import { sendWatched } from "./testing/watched-team";

/** FUZZ_SECONDS makes a longer run, FUZZ_SEED repeats one: a failure prints its seed. */
const SECONDS = Number(process.env.FUZZ_SECONDS ?? 4);
const SEED = process.env.FUZZ_SEED;
const RUNS_MAX = 2 * SECONDS;
const REQUESTS_A_RUN = 60;

const timeout = SECONDS * 1_000 + 120_000;

let folder: string;
let begin: () => Promise<FuzzTeam>;
beforeAll(async () => {
  folder = await freshDataFolder();
  vi.stubEnv("MUSTER_DATA_DIR", folder);
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("MUSTER_URL", "");
  begin = await fuzzTeams();
});
afterAll(async () => {
  await keyUsage().flush();
  await (await database()).close();
  await rm(folder, { recursive: true });
});

describe("an answer is one of the protocol, below 500, and a refused request leaves no row behind", () => {
  it.each(BASE_REQUESTS)("whatever stands in the body of $method $path", { timeout }, async (base) => {
    const drafts = oddBodies(base);
    expect(drafts.length).toBeGreaterThan(50);
    await sendWatched(await begin(), drafts);
  });

  it("whatever stands in a query and in a path", { timeout }, async () => {
    await sendWatched(await begin(), oddTargets());
  });

  it("whatever requests follow each other", { timeout }, async () => {
    const drafts = fc.array(draftRequests, { minLength: 1, maxLength: REQUESTS_A_RUN, size: "max" });
    await fc.assert(
      fc.asyncProperty(drafts, async (list) => sendWatched(await begin(), list)),
      {
        numRuns: RUNS_MAX,
        interruptAfterTimeLimit: SECONDS * 1_000,
        ...(SEED !== undefined && { seed: Number(SEED) }),
      },
    );
  });
});
