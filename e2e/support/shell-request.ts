import { execFileSync } from "node:child_process";

/** Prints the arguments and the standard input of curl, each ended by a NUL, instead of sending anything. */
const PRINTING_CURL = `curl() { printf '%s\\0' "$@"; for each; do test "$each" = @- && cat; done; printf '\\0'; }`;

/** Lets a shell read a command with `curl`, as when it is pasted there, and sends what curl would send. */
export async function pasteCurl(command: string, variables: Readonly<Record<string, string>>): Promise<Response> {
  const env = { ...process.env, ...variables };
  const printed = execFileSync("sh", ["-euc", `${PRINTING_CURL}\n${command}`], { env, encoding: "utf8" });
  const args = printed.split("\0").slice(0, -1);
  const body = args.pop();
  return fetch(...requestOf(args, body === "" ? undefined : body));
}

/** The few options that the documentation uses. */
function requestOf(args: readonly string[], body: string | undefined): [url: URL, init: RequestInit] {
  const headers = new Headers();
  const query: [string, string][] = [];
  let method = body === undefined ? "GET" : "POST";
  let address = "";
  const rest = args.values();
  const next = () => rest.next().value ?? "";
  for (const arg of rest) {
    if (arg === "-i" || arg === "-G") continue;
    if (arg === "-X") method = next();
    else if (arg === "-H") headers.append(...split(next(), ": "));
    else if (arg === "--data-urlencode") query.push(split(next(), "="));
    else if (arg === "-d") next();
    else address = arg;
  }
  const url = new URL(address);
  for (const [name, value] of query) url.searchParams.append(name, value);
  return [url, { method, headers, ...(body !== undefined && { body }) }];
}

function split(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
