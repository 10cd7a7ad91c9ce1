"use client";

import { useQuery } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { auditEventQuery } from "@/lib/client/audit";
import type { AuditAddress } from "@/lib/contracts/audit";
import { auditActionName } from "@/lib/contracts/audit-events";
import { EventFacts } from "./event-facts";

export interface AuditDrawerProps {
  /** Closed while it is "". */
  readonly eventId: string;
  readonly onClose: () => void;
  readonly onNarrow: (change: Partial<AuditAddress>) => void;
}

/** One event with everything that is known of it. */
export function AuditDrawer({ eventId, onClose, onNarrow }: AuditDrawerProps) {
  const { data, error, isFetching, refetch } = useQuery({ ...auditEventQuery(eventId), enabled: eventId !== "" });
  return (
    <Dialog
      place="right"
      open={eventId !== ""}
      onOpenChange={onClose}
      title={data === undefined ? "Event" : auditActionName(data.action)}
      {...(data !== undefined && { description: <code className="font-mono text-xs">{data.action}</code> })}
    >
      <div className="pt-4">
        {data !== undefined && <EventFacts event={data} onNarrow={onNarrow} />}
        {data === undefined && error === null && <SkeletonRows label="Loading the event" rows={5} />}
        {data === undefined && error !== null && (
          <ErrorState title="The event could not be loaded" pending={isFetching} onRetry={refetch}>
            {problemSentence(error)}
          </ErrorState>
        )}
      </div>
    </Dialog>
  );
}
