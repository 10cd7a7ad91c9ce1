import type { JsonValue } from "@/scim";
import { fillJson, fillText, type Variables } from "./fill";
import { mismatch, valueAt } from "./match";
import type { Expectation, Step, Transcript } from "./transcript";

export interface SentRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case; the key is among them. */
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

/** What every run starts with; a transcript may use each by its name. */
export type RunVariables = Variables & Readonly<Record<"base" | "key" | "run" | "domain", string>>;

export interface StepResult {
  readonly step: Step;
  readonly method: string;
  readonly path: string;
  /** undefined when there was none. */
  readonly answer: Answer | undefined;
  /** The variables that the step was judged with. */
  readonly variables: Variables;
  readonly durationMs: number;
  /** What is wrong with the answer; undefined when it is right. */
  readonly problem: string | undefined;
}

/** Plays a transcript step by step and says of each whether the answer is right. Later steps run in any case. */
export async function runTranscript(
  { headers, steps }: Transcript,
  send: Send,
  given: RunVariables,
  onStep: (result: StepResult) => void = () => {},
): Promise<readonly StepResult[]> {
  let variables: Variables = given;
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(step, headers, send, variables);
    results.push(result);
    onStep(result);
    variables = { ...variables, ...savedFrom(result) };
  }
  return results;
}

/** What is wrong with an answer; undefined when it is as expected. */
export function judge(expected: Expectation, answer: Answer, variables: Variables): string | undefined {
  if (!expected.status.includes(answer.status)) {
    return `status is ${answer.status}, expected ${expected.status.join(" or ")}: ${answer.text.slice(0, 300)}`;
  }
  for (const [name, wanted] of Object.entries(expected.headers ?? {})) {
    const difference = mismatch(fillJson(wanted, variables), answer.headers[name], `header ${name}`);
    if (difference !== undefined) return difference;
  }
  const json = readJson(answer.text);
  for (const pointer of expected.absent ?? []) {
    if (valueAt(json, pointer) !== undefined) return `${pointer} is there and should not be`;
  }
  // 204 says the same with less; then there is no body to look at.
  if (expected.body === undefined || answer.status === 204) return undefined;
  return mismatch(fillJson(expected.body, variables), json);
}

async function runStep(
  step: Step,
  headers: Transcript["headers"],
  send: Send,
  variables: Variables,
): Promise<StepResult> {
  const startedAt = performance.now();
  const { method, path } = step.request;
  const elapsed = () => performance.now() - startedAt;
  const base = { step, method, variables };
  try {
    const request = fillRequest(step.request, headers, variables);
    const answer = await send(request);
    const problem = judge(step.expect, answer, variables);
    return { ...base, path: request.path, answer, durationMs: elapsed(), problem };
  } catch (error) {
    const problem = `no answer: ${error instanceof Error ? error.message : String(error)}`;
    return { ...base, path, answer: undefined, durationMs: elapsed(), problem };
  }
}

function fillRequest(request: Step["request"], headers: Transcript["headers"], variables: Variables): SentRequest {
  const { method, query = {}, body, text } = request;
  const path = fillText(request.path, variables, encodeURIComponent);
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encode(fillText(value, variables))}`);
  const joined = parameters.length === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}${parameters.join("&")}`;
  const ownBody = body === undefined ? undefined : JSON.stringify(fillJson(body, variables));
  return {
    method,
    path: joined,
    headers: fillHeaders({ authorization: "Bearer {{key}}", ...headers, ...request.headers }, variables),
    body: text === undefined ? ownBody : fillText(text, variables),
  };
}

function fillHeaders(headers: Readonly<Record<string, string | null>>, variables: Variables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, fillText(value, variables)]])),
  );
}

/** As the query of a URL: `@` and `:` may stand in it, and the line stays readable. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll("%40", "@").replaceAll("%3A", ":");
}

function savedFrom({ step, answer }: StepResult): Variables {
  const json = answer && readJson(answer.text);
  return Object.fromEntries(
    Object.entries(step.save ?? {}).flatMap(([name, pointer]) => {
      const value = valueAt(json, pointer);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
