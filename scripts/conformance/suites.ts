import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunnerOutput, runRunner } from "./run-runner";
import { readMicrosoftReport, readOktaOutput, type Verdict } from "./verdict";

/** Where suites of others, which judge a server by its answers, are looked for unless another folder is given. */
export const CONFORMANCE_FOLDER = "../shared/conformance";

export interface Suite {
  readonly name: string;
  /** Its runner, below the folder. */
  readonly runner: string;
  /** What the runner takes after the base URL and the key. */
  readonly args: (choice: { readonly answerMsMax: number; readonly reportPath: string }) => readonly string[];
  readonly read: (output: RunnerOutput) => Verdict;
}

export const OKTA: Suite = {
  name: "Okta SCIM 2.0 SPEC Test",
  runner: "okta/run-okta.mjs",
  args: ({ answerMsMax }) => ["--max-ms", String(answerMsMax)],
  read: readOktaOutput,
};

export const MICROSOFT: Suite = {
  name: "Microsoft SCIMReferenceCode",
  runner: "entra/run-entra.mjs",
  args: ({ reportPath }) => ["--json", reportPath],
  read: readMicrosoftReport,
};

/** Fit for any small team: plain slips of Microsoft's requests are mended, its counts allow for who is there. */
export const SUITES: readonly Suite[] = [OKTA, MICROSOFT];

/** For an empty team only: every request as Microsoft published it. */
export const MICROSOFT_AS_PUBLISHED: Suite = {
  ...MICROSOFT,
  name: "Microsoft SCIMReferenceCode, as published",
  args: ({ reportPath }) => ["--raw", "--json", reportPath],
};

/** Why the suites cannot be run, in words; undefined when all of them are there. */
export function whyMissing(folder: string): string | undefined {
  const missing = SUITES.map(({ runner }) => join(folder, runner)).filter((path) => !existsSync(path));
  if (missing.length === 0) return undefined;
  return `There is nothing to run: ${[...new Set(missing)].join(" and ")} must be there. --folder names the folder of the suites.`;
}

interface Target {
  readonly folder: string;
  /** The base URL of a SCIM server and its key. */
  readonly url: string;
  readonly key: string;
  /** Okta's suite gives an answer 600 ms. */
  readonly answerMsMax: number;
}

/** Runs a suite against a server. Throws with what the suite printed when it does not come to its end. */
export async function runSuite(suite: Suite, { folder, url, key, answerMsMax }: Target): Promise<Verdict> {
  const reports = await mkdtemp(join(tmpdir(), "muster-conformance-"));
  try {
    const reportPath = join(reports, "report.json");
    const args = [url, key, ...suite.args({ answerMsMax, reportPath })];
    return suite.read(await runRunner(join(folder, suite.runner), args, reportPath));
  } finally {
    await rm(reports, { recursive: true });
  }
}
