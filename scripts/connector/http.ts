import { randomBytes } from "node:crypto";
import type { Send } from "./run-transcript";

const TIMEOUT_MS = 60_000;

/** Sends to a real server with its key; an identity provider waits a minute. */
export function sendTo(baseUrl: string, key: string): Send {
  return async ({ method, path, headers, body }) => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${key}` },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  };
}

/** Variables that keep a run from meeting what an earlier one left. */
export function runVariables(domain = "example.com"): Record<string, string> {
  return { run: randomBytes(4).toString("hex"), domain };
}
