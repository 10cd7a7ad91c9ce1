import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const body = z.json();
const texts = z.record(z.string(), z.string());

const requestSchema = z
  .strictObject({
    method: z.string(),
    /** Below the base URL, as it goes over the wire; it may have a query. */
    path: z.string(),
    /** More of the query, written plainly and encoded on the way out: `{"filter": "userName eq \"a\""}`. */
    query: texts.optional(),
    /** Over the headers of the transcript; null takes one away. `authorization` carries the key unless it is named. */
    headers: z.record(z.string(), z.string().nullable()).optional(),
    /** `"$from": "{{name}}"` in an object takes over all of a saved object, for a client that writes what it read. */
    body: body.optional(),
    /** A body that goes out as it is, for what is no JSON. */
    text: z.string().optional(),
  })
  .refine((request) => request.body === undefined || request.text === undefined, "Give body or text, not both.");

/** One request of a provider, and the answer that it needs back. `{{name}}` in any text stands for a variable. */
export const stepSchema = z.strictObject({
  title: z.string(),
  /** The rows of the connector and product tables that the step shows. */
  rows: z.array(z.string()),
  request: requestSchema,
  expect: z.strictObject({
    status: z.array(z.int()).min(1),
    headers: z.record(z.string(), body).optional(),
    /** A part of the body: what is not named may be anything. What `$any`, `$length` and others mean is said in match.ts. */
    body: body.optional(),
    /** JSON pointers (RFC 6901) to what must not be in the body. */
    absent: z.array(z.string()).optional(),
  }),
  /** Variables to take from the answer, by JSON pointer; the empty pointer takes the whole body. */
  save: texts.optional(),
});

/** What a provider sends, step by step, with the headers that it always sends. */
export const transcriptSchema = z.strictObject({
  name: z.string(),
  /** It shows rules of a team, as of its domains: a store that has none cannot play it. */
  needs: z.literal("directory").optional(),
  headers: texts,
  steps: z.array(stepSchema),
});

export type Step = z.output<typeof stepSchema>;
export type Expectation = Step["expect"];
export type Transcript = z.output<typeof transcriptSchema>;

/** Each is a folder of `scim/fixtures`. `traps` is nobody's client: what any of them may do wrong. */
export const PROFILES = [
  "okta",
  "entra",
  "onelogin",
  "jumpcloud",
  "pingfederate",
  "pingone",
  "google",
  "authentik",
  "traps",
] as const;
export type Profile = (typeof PROFILES)[number];

/** The transcripts of a provider in the order of their file names; none when it has no folder. Throws on a malformed one. */
export async function loadProfile(profile: Profile): Promise<readonly Transcript[]> {
  const folder = join(process.cwd(), "scim", "fixtures", profile);
  const names = (await fileNames(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(names.map((name) => loadTranscript(join(folder, name))));
}

async function loadTranscript(file: string): Promise<Transcript> {
  try {
    return transcriptSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    throw new Error(`${file} is no transcript: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

async function fileNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
