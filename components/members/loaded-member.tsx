"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { problemSentence } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { DialogFooter } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { memberQuery } from "@/lib/client/member-page";
import type { MemberDetail } from "@/lib/contracts/member-page";

export interface LoadedMemberProps {
  readonly memberId: string;
  readonly onClose: () => void;
  readonly children: (member: MemberDetail) => ReactNode;
}

/** What a dialog about a member needs to know before it can say what would happen; read anew each time it opens. */
export function LoadedMember({ memberId, onClose, children }: LoadedMemberProps) {
  const { data, error, isFetching, isFetchedAfterMount, refetch } = useQuery({
    ...memberQuery(memberId),
    refetchOnMount: "always",
  });
  if (data !== undefined && isFetchedAfterMount) return children(data);
  return (
    <>
      <div className="pt-3">
        {error === null || isFetching ? (
          <SkeletonRows label="Looking up the member" rows={3} />
        ) : (
          <ErrorState title="The member could not be loaded" pending={isFetching} onRetry={refetch}>
            {problemSentence(error)}
          </ErrorState>
        )}
      </div>
      <DialogFooter>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
      </DialogFooter>
    </>
  );
}
