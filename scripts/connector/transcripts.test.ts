import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/scim";
import { createScimServer } from "@/scim";
import { memoryStore } from "@/scim/testing/memory-store";
import { runVariables } from "./http";
import { runTranscript, type Send } from "./run-transcript";
import { loadProfile, PROFILES, type Transcript } from "./transcript";

const CONFIG = { bodyBytesMax: 1024 * 1024, pageSizeMax: 1000, pageSizeDefault: 100 };

/** Answers as the protocol core does over a memory store of its own. */
function coreSend(): Send {
  const server = createScimServer(CONFIG);
  const store = memoryStore();
  return async ({ method, path, headers, body }) => {
    const [pathname = "", query = ""] = path.split("?");
    const chunks = async function* () {
      if (body !== undefined) yield new TextEncoder().encode(body);
    };
    const request = { method, path: pathname, query, headers, body: chunks(), baseUrl: "http://localhost/scim/v2" };
    const answer = await server.handle(request, async () => store);
    return { status: answer.status, headers: answer.headers, text: answer.body ?? "" };
  };
}

async function problemsOf(transcript: Transcript): Promise<readonly string[]> {
  const results = await runTranscript(transcript, coreSend(), runVariables());
  return results.flatMap(({ step, problem }) => (problem === undefined ? [] : [`${step.title}: ${problem}`]));
}

/** The same expectation with one thing in it wrong. */
function mutations(step: Transcript["steps"][number]): readonly Transcript["steps"][number][] {
  const { expect: wanted } = step;
  const withExpect = (change: Partial<typeof wanted>) => ({ ...step, expect: { ...wanted, ...change } });
  return [
    withExpect({ status: wanted.status.map((status) => status + 100) }),
    ...(wanted.body === undefined || wanted.status.includes(204)
      ? []
      : bodyMutations(wanted.body).map((body) => withExpect({ body }))),
    ...(wanted.headers ? [withExpect({ headers: { "x-never-sent": "x" } })] : []),
    ...(wanted.absent ? [withExpect({ absent: ["/schemas"] })] : []),
  ];
}

function bodyMutations(body: JsonValue): readonly JsonValue[] {
  if (Array.isArray(body))
    return [
      [...body, "one more"],
      ...body.flatMap((item, at) => bodyMutations(item).map((changed) => body.with(at, changed))),
    ];
  if (typeof body !== "object" || body === null) return [`not ${String(body)}`];
  if ("$any" in body) return [{ $any: "null" }];
  return Object.entries(body).flatMap(([key, value]) =>
    bodyMutations(value).map((changed) => ({ ...body, [key]: changed })),
  );
}

describe.each(PROFILES)("the transcripts of %s", async (profile) => {
  const transcripts = await loadProfile(profile);

  it.each(transcripts)("$name is answered as the provider needs it", async (transcript) => {
    expect(await problemsOf(transcript)).toEqual([]);
  });

  it.each(transcripts)("$name fails at each step whose expectation is changed", async (transcript) => {
    const unnoticed: string[] = [];
    for (const [at, step] of transcript.steps.entries()) {
      for (const [number, mutated] of mutations(step).entries()) {
        const problems = await problemsOf({ ...transcript, steps: transcript.steps.with(at, mutated) });
        if (!problems.some((problem) => problem.startsWith(step.title)))
          unnoticed.push(`${step.title}, change ${number}`);
      }
    }
    expect(unnoticed).toEqual([]);
  });
});

it("the transcripts cover the rows of both providers that the first cut promises", async () => {
  const transcripts = (await Promise.all(PROFILES.map(loadProfile))).flat();
  const covered = new Set(transcripts.flatMap(({ steps }) => steps.flatMap(({ rows }) => rows)));
  const okta = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 19].map((row) => `O${row}`);
  const entra = Array.from({ length: 18 }, (_, index) => `E${index + 1}`);
  const promised = [...okta, ...entra];
  expect(promised.filter((row) => !covered.has(row))).toEqual([]);
});
