import { execFileSync } from "node:child_process";

/** A request as the shell hands it to curl. */
export interface ShellRequest {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

type Variables = Readonly<Record<string, string>>;

/** Prints the arguments and the standard input of curl, each ended by a NUL, instead of sending anything. */
const PRINTING_CURL = `curl() { printf '%s\\0' "$@"; for each; do test "$each" = @- && cat; done; printf '\\0'; }`;

/** Lets a real shell read a command with `curl`, and reads what curl would send. */
export function readCommand(command: string, variables: Variables): ShellRequest {
  const [body = "", ...reversed] = runShell(`${PRINTING_CURL}\n${command}`, variables)
    .split("\0")
    .slice(0, -1)
    .reverse();
  return requestOf(reversed.reverse(), body === "" ? undefined : body);
}

/** What a command prints when curl answers with this text. */
export function runWithAnswer(command: string, answer: string, variables: Variables): string {
  return runShell(`curl() { printf '%s' "$ANSWER"; }\n${command}`, { ...variables, ANSWER: answer });
}

function runShell(script: string, variables: Variables): string {
  const env = { ...process.env, ...variables };
  return execFileSync("sh", ["-euc", script], { env, encoding: "utf8" });
}

function requestOf(args: readonly string[], body: string | undefined): ShellRequest {
  const headers: Record<string, string> = {};
  const query = new URLSearchParams();
  let method = body === undefined ? "GET" : "POST";
  let url = "";
  const rest = args.values();
  const next = () => rest.next().value ?? "";
  for (const arg of rest) {
    if (arg === "-i" || arg === "-s" || arg === "-G") continue;
    if (arg === "-X") method = next();
    else if (arg === "-H") addHeader(headers, next());
    else if (arg === "--data-urlencode") addParameter(query, next());
    else if (arg === "-d") addData(query, next());
    else url = arg;
  }
  return { method, url: query.size === 0 ? url : `${url}?${query.toString()}`, headers, body };
}

function addHeader(headers: Record<string, string>, line: string): void {
  const at = line.indexOf(":");
  headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
}

function addParameter(query: URLSearchParams, text: string): void {
  const at = text.indexOf("=");
  query.append(text.slice(0, at), text.slice(at + 1));
}

function addData(query: URLSearchParams, data: string): void {
  if (data !== "@-") addParameter(query, data);
}
