import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { RunnerOutput } from "./run-runner";

/** The assertions of a suite by what they are worth. */
export interface Verdict {
  /** They agree with the RFC. */
  readonly must: Assertions;
  /** Tolerances that the RFC does not ask for. */
  readonly should: Assertions;
  /** They contradict the RFC, or hold in an empty team only. */
  readonly disputed: Assertions;
}

interface Assertions {
  readonly passed: number;
  /** Of each that failed, what was asked and what came instead. */
  readonly failures: readonly string[];
}

const NONE: Assertions = { passed: 0, failures: [] };

/** Okta's runner prints a line for a step that fails and an indented one for each of its assertions. All must pass. */
export function readOktaOutput({ text }: RunnerOutput): Verdict {
  const summary = /^SUMMARY .*assertions pass (\d+), fail (\d+)$/m.exec(text);
  if (!summary) throw didNotEnd(text);
  let step = "";
  const failures: string[] = [];
  for (const line of text.split("\n")) {
    if (/^(?:PASS|FAIL) /.test(line)) step = line.slice("FAIL ".length);
    else if (/^ {5}(?!body: )/.test(line)) failures.push(`${step}: ${line.trim()}`);
  }
  return { must: { passed: Number(summary[1]), failures }, should: NONE, disputed: NONE };
}

const report = z.array(
  z.object({
    name: z.string(),
    assertion: z.string(),
    kind: z.enum(["REAL", "TOLERANCE", "WRONG", "EMPTY"]),
    bad: z.boolean(),
    status: z.number().optional(),
    error: z.string().optional(),
  }),
);

type Entry = z.output<typeof report>[number];

/** Microsoft's runner sorts its assertions itself and writes them to a file. */
export function readMicrosoftReport({ text, reportPath }: RunnerOutput): Verdict {
  if (!existsSync(reportPath)) throw didNotEnd(text);
  const entries = report.parse(JSON.parse(readFileSync(reportPath, "utf8")));
  const ofKinds = (...kinds: readonly Entry["kind"][]) =>
    assertionsOf(entries.filter(({ kind }) => kinds.includes(kind)));
  return { must: ofKinds("REAL"), should: ofKinds("TOLERANCE"), disputed: ofKinds("WRONG", "EMPTY") };
}

function assertionsOf(entries: readonly Entry[]): Assertions {
  const failed = entries.filter(({ bad }) => bad);
  const failures = failed.map(
    ({ name, assertion, status, error }) => `${name}: ${assertion} -> ${status ?? "no answer"}; ${error ?? ""}`,
  );
  return { passed: entries.length - failed.length, failures };
}

function didNotEnd(text: string): Error {
  return new Error(`The suite did not come to its end:\n${text.trim()}`);
}
