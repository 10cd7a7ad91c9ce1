import { ApiError } from "@/lib/client/api-error";

/** What the server says about one field; undefined when its refusal is about something else. */
export function fieldProblem(error: Error | null, field: string): string | undefined {
  return error instanceof ApiError ? error.body?.fields?.[field] : undefined;
}

/** The error, unless it stands at one of these fields already. */
export function problemElsewhere(error: Error | null, fields: readonly string[]): Error | null {
  return fields.some((field) => fieldProblem(error, field) !== undefined) ? null : error;
}
