"use client";

import { useTransition } from "react";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";

export interface SettingsErrorProps {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}

/** Stands instead of a settings page that could not be rendered. */
export function SettingsError({ error, retry }: SettingsErrorProps) {
  const [isRetrying, startRetry] = useTransition();
  return (
    <Card>
      <ErrorState title="This page could not be loaded" pending={isRetrying} onRetry={() => startRetry(() => retry())}>
        Something went wrong on our side.
        {error.digest !== undefined && ` If it stays, tell your contact this number: ${error.digest}.`}
      </ErrorState>
    </Card>
  );
}
