"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";

const STALE_MS = 30_000;
const RETRIES_MAX = 2;

export function Providers({ children }: { readonly children: ReactNode }) {
  const [client] = useState(newQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: STALE_MS, retry: mayRetry }, mutations: { retry: false } },
  });
}

/** What the server refused it would refuse again. */
function mayRetry(failureCount: number, error: Error): boolean {
  const status = "status" in error && typeof error.status === "number" ? error.status : 0;
  return failureCount < RETRIES_MAX && !(status >= 400 && status < 500);
}
