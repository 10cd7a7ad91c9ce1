import { ApiError } from "@/lib/client/api-error";

/** What a refusal says of single fields, by their keys; nothing for any other failure. */
export function fieldErrors(error: Error | null): Readonly<Record<string, string>> {
  return (error instanceof ApiError ? error.body?.fields : undefined) ?? {};
}
