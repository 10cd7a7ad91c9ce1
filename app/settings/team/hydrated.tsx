import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";

export interface HydratedProps {
  /** Puts the answers of the page's queries into the cache; a read that fails is the page's error. */
  readonly fill: (client: QueryClient) => Promise<unknown>;
  readonly children: ReactNode;
}

/** Hands what the server has read to the queries of the components inside. */
export async function Hydrated({ fill, children }: HydratedProps) {
  const client = new QueryClient();
  await fill(client);
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
