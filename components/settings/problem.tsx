"use client";

import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ApiError } from "@/lib/client/api-error";

export interface ProblemProps {
  /** What a query or a mutation failed with; nothing is shown for null. */
  readonly error: Error | null;
  readonly className?: string;
}

/** A refusal where it happened, in the words of the server. */
export function Problem({ error, className }: ProblemProps) {
  if (error === null) return null;
  return (
    <Alert
      tone="danger"
      announce
      {...(className !== undefined && { className })}
      {...(isSignedOut(error) && {
        action: (
          <Button asChild size="sm">
            <Link href="/sign-in">Sign in</Link>
          </Button>
        ),
      })}
    >
      {problemSentence(error)}
    </Alert>
  );
}

/** The sentence alone, for places that draw their own box. */
export function problemSentence(error: Error): string {
  if (!(error instanceof ApiError)) return "Something went wrong on this page. Reload it and try again.";
  const requestId = error.code === "internal" ? error.body?.requestId : undefined;
  return requestId === undefined ? error.message : `${error.message} (${requestId})`;
}

function isSignedOut(error: Error): boolean {
  return error instanceof ApiError && (error.code === "signed_out" || error.code === "wants_sso");
}
