import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { databases } from "@/db/testing/each-database";
import { directoryTeam } from "@/lib/directory/testing/directory-team";
import type { ScimStore } from "@/scim";
import { memoryStore } from "@/scim/testing/memory-store";
import { judge, runTranscript, type StepResult } from "./run-transcript";
import { coreSend, coreVariables } from "./testing/core-send";
import { mutations } from "./testing/mutations";
import { loadProfile, PROFILES, type Transcript } from "./transcript";

const transcripts = (
  await Promise.all(
    PROFILES.map(async (profile) =>
      (await loadProfile(profile)).map((transcript) => ({ title: `${profile}: ${transcript.name}`, transcript })),
    ),
  )
).flat();

const ofTheProtocol = transcripts.filter(({ transcript }) => transcript.needs === undefined);
const ofTheDirectory = transcripts.filter(({ transcript }) => transcript.needs === "directory");

function play(transcript: Transcript, store: ScimStore): Promise<readonly StepResult[]> {
  const variables = coreVariables();
  return runTranscript(transcript, coreSend(store, variables), variables);
}

async function problemsOf(transcript: Transcript, store: ScimStore): Promise<readonly string[]> {
  const results = await play(transcript, store);
  return results.flatMap(({ step, problem }) => (problem === undefined ? [] : [`${step.title}: ${problem}`]));
}

/** The changes of a step's expectation that its recorded answer still satisfies. */
function unnoticedChanges({ step, answer, variables }: StepResult): readonly string[] {
  return mutations(step.expect)
    .filter((changed) => answer && judge(changed, answer, variables) === undefined)
    .map((changed) => `${step.title}: ${JSON.stringify(changed)}`);
}

describe("transcripts on the memory store", () => {
  it.each(ofTheProtocol)("$title is answered as the provider needs it", async ({ transcript }) => {
    expect(await problemsOf(transcript, memoryStore())).toEqual([]);
  });

  it.each(ofTheProtocol)("$title fails when any expectation in it is changed", async ({ transcript }) => {
    const results = await play(transcript, memoryStore());
    expect(results.flatMap(unnoticedChanges)).toEqual([]);
  });
});

describe.each(databases)("transcripts on $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it.each(transcripts)("$title is answered as the provider needs it", async ({ transcript }) => {
    const { store } = await directoryTeam(database.db);
    expect(await problemsOf(transcript, store)).toEqual([]);
  });

  it.each(ofTheDirectory)("$title fails when any expectation in it is changed", async ({ transcript }) => {
    const { store } = await directoryTeam(database.db);
    const results = await play(transcript, store);
    expect(results.flatMap(unnoticedChanges)).toEqual([]);
  });
});
