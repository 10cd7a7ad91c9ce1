import type { UseQueryResult } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { PastTheEnd } from "@/components/settings/past-the-end";
import { problemSentence } from "@/components/settings/problem";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { KeysetPages } from "@/components/ui/keyset-pages";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { AuditAddress, AuditPage } from "@/lib/contracts/audit";
import { AuditTable } from "./audit-table";

export interface AuditListProps {
  readonly query: UseQueryResult<AuditPage>;
  readonly isNarrowed: boolean;
  /** Whether the address names a place that the list may have become too short for. */
  readonly isPaged: boolean;
  readonly onShowAll: () => void;
  /** Leads to the page beyond a place; to the newest one without. */
  readonly onTurn: (page: Partial<Pick<AuditAddress, "older" | "newer">>) => void;
  readonly onShow: (eventId: string) => void;
}

/** Whatever a page of the log can be: on its way, failed, empty, or there. */
export function AuditList({ query, isNarrowed, isPaged, onShowAll, onTurn, onShow }: AuditListProps) {
  const { data, error, isFetching, isPlaceholderData, refetch } = query;
  if (data === undefined && error === null) return <SkeletonRows label="Loading events" rows={10} />;
  if (data === undefined) {
    return (
      <ErrorState title="The events could not be loaded" pending={isFetching} onRetry={refetch}>
        {problemSentence(error)}
      </ErrorState>
    );
  }
  const { items, older, newer, retentionDays } = data;
  if (items.length === 0 && isPaged && !isPlaceholderData) return <PastTheEnd onLeave={() => onTurn({})} />;
  return (
    <>
      {items.length === 0 ? (
        <NoEvents isNarrowed={isNarrowed} onShowAll={onShowAll} />
      ) : (
        <AuditTable events={items} stale={isPlaceholderData} onShow={onShow} />
      )}
      <div className="border-border border-t">
        <KeysetPages
          label="Events"
          text={`Newest first. Events are kept for ${retentionDays} days.`}
          onNewest={newer === null ? undefined : () => onTurn({})}
          onNewer={newer === null ? undefined : () => onTurn({ newer })}
          onOlder={older === null ? undefined : () => onTurn({ older })}
        />
      </div>
    </>
  );
}

function NoEvents({ isNarrowed, onShowAll }: Pick<AuditListProps, "isNarrowed" | "onShowAll">) {
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<ScrollText />}
        title="No event here"
        action={<Button onClick={onShowAll}>Show all events</Button>}
      >
        Nothing that is kept fits these filters.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ScrollText />} title="No events yet">
      Whatever somebody or your identity provider changes in the team appears here.
    </EmptyState>
  );
}
