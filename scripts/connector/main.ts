import { parseArgs } from "node:util";
import { z } from "zod";
import { runVariables, sendTo } from "./http";
import { runTranscript, type StepResult } from "./run-transcript";
import { loadProfile, PROFILES } from "./transcript";

const USAGE = `npm run connector -- --profile ${PROFILES.join("|")} --url BASE --key KEY [--domain example.com] [--verbose]

Plays an identity provider's life cycle against a SCIM server and says of each answer whether it is right.`;

const options = z.object({
  profile: z.enum(PROFILES, `--profile must be one of ${PROFILES.join(", ")}.`),
  url: z.url("--url must be the base URL of a SCIM server, such as http://localhost:3000/scim/v2."),
  key: z.string("--key must be the key of that server.").min(1),
  domain: z.string().optional(),
  verbose: z.boolean().default(false),
});

function printStep({ step, method, path, status, durationMs, problem }: StepResult, verbose: boolean): void {
  const verdict = problem === undefined ? "PASS" : "FAIL";
  const facts = `${method} ${path} -> ${status ?? "no answer"} ${Math.round(durationMs)} ms`;
  console.log(`${verdict}  ${step.title}\n      ${facts}${verbose ? `  [${step.rows.join(", ")}]` : ""}`);
  if (problem !== undefined) console.log(`      ${problem}`);
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

const { profile, url, key, domain, verbose } = parsed.data;
const variables = runVariables(domain);
let failed = 0;
let passed = 0;
for (const transcript of await loadProfile(profile)) {
  console.log(`\n${transcript.name}`);
  const send = sendTo(url.replace(/\/+$/, ""), key);
  const results = await runTranscript(transcript, send, variables, (result) => printStep(result, verbose));
  failed += results.filter(({ problem }) => problem !== undefined).length;
  passed += results.filter(({ problem }) => problem === undefined).length;
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
