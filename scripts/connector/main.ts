import { parseArgs } from "node:util";
import { z } from "zod";
import { runVariables, sendTo } from "./http";
import { runTranscript, type StepResult } from "./run-transcript";
import { loadProfile, PROFILES, type Profile } from "./transcript";

const ALL = "all";

const USAGE = `npm run connector -- --profile ${[...PROFILES, ALL].join("|")} --url BASE --key KEY [--domain example.com] [--verbose]

Plays an identity provider's life cycle against a SCIM server and says of each answer whether it is right.`;

const options = z.object({
  profile: z.enum([...PROFILES, ALL], `--profile must be one of ${[...PROFILES, ALL].join(", ")}.`),
  url: z.url("--url must be the base URL of a SCIM server, such as http://localhost:3000/scim/v2."),
  key: z.string("--key must be the key of that server.").min(1),
  domain: z.string().optional(),
  verbose: z.boolean().default(false),
});

function printStep({ step, method, path, answer, durationMs, problem }: StepResult, verbose: boolean): void {
  const verdict = problem === undefined ? "PASS" : "FAIL";
  const facts = `${method} ${path} -> ${answer?.status ?? "no answer"} ${Math.round(durationMs)} ms`;
  console.log(`${verdict}  ${step.title}\n      ${facts}${verbose ? `  [${step.rows.join(", ")}]` : ""}`);
  if (problem !== undefined) console.log(`      ${problem}`);
}

async function playProfile(profile: Profile, { url, key, domain, verbose }: z.output<typeof options>) {
  const baseUrl = url.replace(/\/+$/, "");
  const variables = runVariables(baseUrl, key, domain);
  const problems: (string | undefined)[] = [];
  for (const transcript of await loadProfile(profile)) {
    console.log(`\n${transcript.name}`);
    const results = await runTranscript(transcript, sendTo(baseUrl), variables, (result) => printStep(result, verbose));
    problems.push(...results.map(({ problem }) => problem));
  }
  return problems;
}

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { profile: text, url: text, key: text, domain: text, verbose: { type: "boolean" } },
});
const parsed = options.safeParse(values);
if (!parsed.success) {
  console.error(`${parsed.error.issues.map(({ message }) => message).join("\n")}\n\n${USAGE}`);
  process.exit(2);
}

const { profile } = parsed.data;
const problems: (string | undefined)[] = [];
for (const each of profile === ALL ? PROFILES : [profile]) problems.push(...(await playProfile(each, parsed.data)));
const failed = problems.filter((problem) => problem !== undefined).length;
console.log(`\n${problems.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && problems.length > 0 ? 0 : 1;
