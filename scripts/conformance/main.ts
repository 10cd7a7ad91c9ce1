import { parseArgs } from "node:util";
import { z } from "zod";
import { CONFORMANCE_FOLDER, runSuite, SUITES, whyMissing } from "./suites";
import type { Verdict } from "./verdict";

const USAGE = `npm run conformance -- --url BASE --key KEY [--folder FOLDER] [--max-ms 600] [--verbose]

Runs what Okta and Microsoft publish to judge a SCIM server, from FOLDER. An assertion that must pass agrees with the RFC;
the others are counted apart. Take a small team: the suites create people and remove them. Okta's first step reads the first
person of the team, who needs a given and a family name. Microsoft's moves a person to bobreplace.com: where a server wants
domains to be verified, verify that one first.`;

const options = z.object({
  url: z.url("--url must be the base URL of a SCIM server, such as http://localhost:3000/scim/v2."),
  key: z.string("--key must be the key of that server.").min(1),
  folder: z.string().default(CONFORMANCE_FOLDER),
  "max-ms": z.coerce.number("--max-ms must be a number of milliseconds.").int().positive().default(600),
  verbose: z.boolean().default(false),
});

function printVerdict({ must, should, disputed }: Verdict, verbose: boolean): void {
  const rows = [
    ["must pass", must, true],
    ["should pass", should, true],
    ["against the RFC or for an empty team only", disputed, verbose],
  ] as const;
  for (const [label, { passed, failures }, shown] of rows) {
    const total = passed + failures.length;
    if (total > 0) console.log(`  ${label}: ${passed} of ${total}`);
    for (const failure of shown ? failures : []) console.log(`    FAIL  ${failure}`);
  }
}

function stop(reason: string): never {
  console.error(reason);
  process.exit(2);
}

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: { url: text, key: text, folder: text, "max-ms": text, verbose: { type: "boolean" } },
});
const parsed = options.safeParse(values);
if (!parsed.success) stop(`${parsed.error.issues.map(({ message }) => message).join("\n")}\n\n${USAGE}`);
const { url, key, folder, "max-ms": answerMsMax, verbose } = parsed.data;
const missing = whyMissing(folder);
if (missing !== undefined) stop(missing);

let passed = 0;
let failed = 0;
for (const suite of SUITES) {
  console.log(`\n${suite.name}`);
  try {
    const verdict = await runSuite(suite, { folder, url: url.replace(/\/+$/, ""), key, answerMsMax });
    printVerdict(verdict, verbose);
    passed += verdict.must.passed;
    failed += verdict.must.failures.length;
  } catch (error) {
    console.log(`    FAIL  ${error instanceof Error ? error.message : String(error)}`);
    failed += 1;
  }
}
console.log(`\nof what must pass: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
