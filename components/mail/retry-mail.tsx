"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { retryMailMutation } from "@/lib/client/mail";

/** Lets the next attempt be at once. */
export function RetryMail({ mailId }: { readonly mailId: string }) {
  const retry = useMutation(retryMailMutation());
  return (
    <div className="grid justify-items-end gap-1">
      <Button size="sm" pending={retry.isPending} onClick={() => retry.mutate({ mailId })}>
        Try now
      </Button>
      {retry.error !== null && (
        <p role="alert" className="text-danger text-xs">
          {problemSentence(retry.error)}
        </p>
      )}
    </div>
  );
}
