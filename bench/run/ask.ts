import type { JsonObject } from "@/scim";
import type { LoadTarget } from "../load/load";
import { requestHeaders } from "../load/raw-request";
import type { BenchRequest } from "../operations/operation";

export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/** Sends one request outside a load. */
export async function askOnce({ baseUrl, key }: LoadTarget, request: BenchRequest): Promise<Answer> {
  const { method, path, body } = request;
  const response = await fetch(`${baseUrl}${path}`, {
    method,
    headers: { ...requestHeaders(key), ...(body && { "content-type": "application/scim+json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : parsed(text) };
}

function parsed(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return { text: text.slice(0, 300) };
  }
}
