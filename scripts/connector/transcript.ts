import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const body = z.json();

/** One request of a provider, and the answer that it needs back. `{{name}}` in any text stands for a variable. */
export const stepSchema = z.strictObject({
  title: z.string(),
  /** The rows of the connector and product tables that the step shows. */
  rows: z.array(z.string()),
  request: z.strictObject({ method: z.string(), path: z.string(), body: body.optional() }),
  expect: z.strictObject({
    status: z.array(z.int()),
    headers: z.record(z.string(), body).optional(),
    /** A part of the body: what is not named may be anything. `{"$any":"string"}` takes any value of the type. */
    body: body.optional(),
    /** JSON pointers (RFC 6901) to what must not be in the body. */
    absent: z.array(z.string()).optional(),
  }),
  /** Variables to take from the answer, by JSON pointer. */
  save: z.record(z.string(), z.string()).optional(),
});

/** What a provider sends, step by step, with the headers that it always sends. */
const transcriptSchema = z.strictObject({
  name: z.string(),
  headers: z.record(z.string(), z.string()),
  steps: z.array(stepSchema),
});

export type Step = z.output<typeof stepSchema>;
export type Transcript = z.output<typeof transcriptSchema>;

export const PROFILES = ["okta", "entra"] as const;
export type Profile = (typeof PROFILES)[number];

/** The transcripts of a provider in the order of their file names. Throws when one is malformed. */
export async function loadProfile(profile: Profile): Promise<readonly Transcript[]> {
  const folder = join(process.cwd(), "scim", "fixtures", profile);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => transcriptSchema.parse(JSON.parse(await readFile(join(folder, name), "utf8")))),
  );
}
