import type { z } from "zod";
import { type Endpoint, pathParameters } from "@/lib/contracts/endpoint";
import { refusal, unreachable, unreadable } from "./api-error";

/**
 * Calls an endpoint of the settings API and parses its answer with the endpoint's `output`.
 * Throws `ApiError`, and the signal's reason when it was aborted.
 */
export async function request<Input extends z.ZodObject, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
  signal?: AbortSignal,
): Promise<z.output<Output>> {
  const { url, body } = encode(endpoint, input);
  const response = await send(url, {
    method: endpoint.method,
    headers: { accept: "application/json", ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  });
  const json = await readJson(response);
  if (!response.ok) throw refusal(response.status, json);
  const output = endpoint.output.safeParse(json);
  if (!output.success) throw unreadable(response.status, output.error);
  return output.data;
}

interface Encoded {
  readonly url: string;
  readonly body: string | undefined;
}

/** Path parameters by their names, the rest to the query of a GET or DELETE, else to a JSON body. */
export function encode({ method, path }: Pick<Endpoint, "method" | "path">, input: object): Encoded {
  const rest = new Map<string, unknown>(Object.entries(input));
  let filledPath: string = path;
  for (const name of pathParameters(path)) {
    filledPath = filledPath.replace(`[${name}]`, encodeURIComponent(wireText(rest.get(name))));
    rest.delete(name);
  }
  if (method !== "GET" && method !== "DELETE")
    return { url: filledPath, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams();
  for (const [name, value] of rest) {
    if (value !== undefined) query.set(name, wireText(value));
  }
  return { url: query.size === 0 ? filledPath : `${filledPath}?${query}`, body: undefined };
}

/** A number or a boolean as JSON writes it. */
function wireText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, cache: "no-store", credentials: "same-origin" });
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw unreachable(cause);
  }
}

/** Undefined where the body is no JSON. */
async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
