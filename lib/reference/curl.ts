import type { Example } from "./examples/example";
import { printJson } from "./print-json";

export interface CurlRequest {
  readonly method: string;
  /** Below the base URL, with `{id}` where the example's id stands. */
  readonly path: string;
  readonly needsKey: boolean;
}

/**
 * The request of an example as a command of a POSIX shell in which MUSTER_KEY is the key; one argument a line. A body comes
 * from the lines below it, so that nothing in it has to be escaped.
 */
export function curlCommand(baseUrl: string, request: CurlRequest, example: Omit<Example, "answer">): string {
  const { method, path, needsKey } = request;
  const url = `${baseUrl}${path === "/" ? "" : path}`.replace("{id}", example.id ?? "");
  const query = Object.entries(example.query ?? {});
  const body = example.body && printJson(example.body);
  const command = [
    `curl -i${query.length > 0 ? " -G" : ""}${method === "GET" ? "" : ` -X ${method}`} "${url}"`,
    ...(needsKey ? ['-H "Authorization: Bearer $MUSTER_KEY"'] : []),
    ...Object.entries(example.headers ?? {}).map(([name, value]) => `-H '${name}: ${value}'`),
    ...query.map(([name, value]) => `--data-urlencode '${name}=${value}'`),
    ...(body === undefined ? [] : ["-H 'Content-Type: application/scim+json'", `-d @- <<${heredoc(body)}`]),
  ].join(" \\\n  ");
  return body === undefined ? command : `${command}\n${body}\nEOF`;
}

/** Keeps the id of the resource that has this name in a variable, with tools that every shell has. */
export function keepIdCommand(baseUrl: string, type: "User" | "Group", filter: string): string {
  const [variable, path, prefix] = type === "User" ? ["USER_ID", "Users", "usr_"] : ["GROUP_ID", "Groups", "grp_"];
  return [
    `${variable}=$(curl -s -G "${baseUrl}/${path}" \\`,
    `  -H "Authorization: Bearer $MUSTER_KEY" \\`,
    `  --data-urlencode '${filter}' -d attributes=id |`,
    `  grep -o '"id":"${prefix}[^"]*"' | cut -d '"' -f 4)`,
  ].join("\n");
}

/** A body without variables is left alone by the shell. */
function heredoc(body: string): string {
  return /\$(?:USER|GROUP)_ID/.test(body) ? "EOF" : "'EOF'";
}
