"use client";

import { ErrorState } from "@/components/ui/error-state";

interface ErrorPageProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main id="main" tabIndex={-1} className="grid min-h-dvh place-items-center outline-none">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState title="This page could not be shown" onRetry={reset}>
        Something went wrong on our side. Try again in a moment.
        {error.digest !== undefined && <> If it stays, give your contact this number: {error.digest}.</>}
      </ErrorState>
    </main>
  );
}
