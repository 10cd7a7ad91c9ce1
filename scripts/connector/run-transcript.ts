import type { JsonValue } from "@/scim";
import { mismatch, valueAt } from "./match";
import type { Step, Transcript } from "./transcript";

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

export type Send = (request: SentRequest) => Promise<Answer>;

export interface StepResult {
  readonly step: Step;
  readonly method: string;
  readonly path: string;
  readonly status: number | undefined;
  readonly durationMs: number;
  /** What is wrong with the answer; undefined when it is right. */
  readonly problem: string | undefined;
}

/** Plays a transcript step by step and says of each whether the answer is right. Later steps run in any case. */
export async function runTranscript(
  { headers, steps }: Transcript,
  send: Send,
  given: Readonly<Record<string, string>>,
  onStep: (result: StepResult) => void = () => {},
): Promise<readonly StepResult[]> {
  const variables = new Map(Object.entries(given));
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(step, headers, send, variables);
    results.push(result);
    onStep(result);
  }
  return results;
}

async function runStep(
  step: Step,
  headers: Transcript["headers"],
  send: Send,
  variables: Map<string, string>,
): Promise<StepResult> {
  const { request } = step;
  const startedAt = performance.now();
  const path = fill(request.path, variables, encodeURIComponent);
  const body = request.body === undefined ? undefined : fill(JSON.stringify(request.body), variables, asJsonText);
  const base = { step, method: request.method, path };
  try {
    const answer = await send({ method: request.method, path, headers, body });
    const json = readJson(answer.text);
    const problem = findProblem(step, answer, json, variables);
    for (const [name, pointer] of Object.entries(step.save ?? {})) {
      const value = valueAt(json, pointer);
      if (typeof value === "string") variables.set(name, value);
    }
    return { ...base, status: answer.status, durationMs: performance.now() - startedAt, problem };
  } catch (error) {
    const problem = `no answer: ${error instanceof Error ? error.message : String(error)}`;
    return { ...base, status: undefined, durationMs: performance.now() - startedAt, problem };
  }
}

function findProblem({ expect }: Step, answer: Answer, json: JsonValue | undefined, variables: Map<string, string>) {
  if (!expect.status.includes(answer.status)) {
    return `status is ${answer.status}, expected ${expect.status.join(" or ")}: ${answer.text.slice(0, 300)}`;
  }
  for (const [name, wanted] of Object.entries(expect.headers ?? {})) {
    const difference = mismatch(wanted, answer.headers[name], `header ${name}`);
    if (difference !== undefined) return difference;
  }
  for (const pointer of expect.absent ?? []) {
    if (valueAt(json, pointer) !== undefined) return `${pointer} is there and should not be`;
  }
  // 204 says the same with less; then there is no body to look at.
  if (expect.body === undefined || answer.status === 204) return undefined;
  return mismatch(JSON.parse(fill(JSON.stringify(expect.body), variables, asJsonText)) as JsonValue, json);
}

function fill(text: string, variables: ReadonlyMap<string, string>, encode: (value: string) => string): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = variables.get(name);
    return value === undefined ? whole : encode(value);
  });
}

function asJsonText(value: string): string {
  return JSON.stringify(value).slice(1, -1);
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
