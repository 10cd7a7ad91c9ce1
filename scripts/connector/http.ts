import { randomBytes } from "node:crypto";
import type { RunVariables, Send } from "./run-transcript";

const TIMEOUT_MS = 60_000;

/** Sends to a real server; an identity provider waits a minute. */
export function sendTo(baseUrl: string): Send {
  return async ({ method, path, headers, body }) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      // As bytes, so that no Content-Type is made up for a step that sends none.
      ...(body !== undefined && { body: new TextEncoder().encode(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  };
}

/** Variables that keep a run from meeting what an earlier one left. */
export function runVariables(base: string, key: string, domain = "example.com"): RunVariables {
  return { base, key, domain, run: randomBytes(4).toString("hex") };
}
