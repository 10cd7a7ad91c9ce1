import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** Puts what a mutation returned into the cache; a read that started before it must not bring the old state back. */
export async function putAnswer(client: QueryClient, queryKey: QueryKey, answer: unknown): Promise<void> {
  await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, answer);
}
