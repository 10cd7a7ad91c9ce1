"use client";

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { EmptyState } from "./empty-state";

export interface ErrorStateProps {
  /** What could not be done, such as "The members could not be loaded". */
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly onRetry: () => void;
  readonly pending?: boolean;
}

/** Stands where a list would, with **Try again**. */
export function ErrorState({ title, children, onRetry, pending = false }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert />}
        title={title}
        action={
          <Button pending={pending} onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {children}
      </EmptyState>
    </div>
  );
}
