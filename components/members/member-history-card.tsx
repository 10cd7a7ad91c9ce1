"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { problemSentence } from "@/components/settings/problem";
import { TimeAgo } from "@/components/settings/time-ago";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { auditQuery } from "@/lib/client/audit";
import { useDecision } from "@/lib/client/team";
import { auditActionName } from "@/lib/contracts/audit-events";
import { PLAN_NAMES } from "@/lib/contracts/roles";

const EVENTS_SHOWN = 10;
/** Who signs in every day would push the changes out of sight. */
const AREA = "member";

/** What was done to the member, from the audit log; only for who may see that. */
export function MemberHistoryCard({ memberId }: { readonly memberId: string }) {
  const decision = useDecision("audit.read");
  if (!decision.allowed && decision.reason === "role") return null;
  return (
    <Card labelledBy="history">
      <CardHeader
        title="History"
        titleId="history"
        description="What was changed, by whom and when."
        aside={
          decision.allowed && (
            <Button asChild>
              <Link href={`/settings/team/audit-logs?target=${memberId}`}>All events</Link>
            </Button>
          )
        }
      />
      {decision.allowed ? (
        <History memberId={memberId} />
      ) : (
        <p className="border-border border-t px-4 py-6 text-center text-muted">
          Part of the {PLAN_NAMES[decision.plan]} plan, like the audit logs.
        </p>
      )}
    </Card>
  );
}

function History({ memberId }: { readonly memberId: string }) {
  const { data, error, isFetching, refetch } = useQuery(
    auditQuery({ event: AREA, target: memberId, pageSize: EVENTS_SHOWN }),
  );
  if (data === undefined && error === null) return <SkeletonRows label="Loading the history" rows={3} />;
  if (data === undefined) {
    return (
      <ErrorState title="The history could not be loaded" pending={isFetching} onRetry={refetch}>
        {problemSentence(error)}
      </ErrorState>
    );
  }
  if (data.items.length === 0) {
    return (
      <p className="border-border border-t px-4 py-6 text-center text-muted">
        Nothing in the last {data.retentionDays} days.
      </p>
    );
  }
  return (
    <ul>
      {data.items.map(({ id, at, action, actor }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-3 border-border border-t px-4 py-2.5">
          <Link
            href={`/settings/team/audit-logs?target=${memberId}&show=${id}`}
            className="rounded font-medium underline-offset-2 hover:underline"
          >
            {auditActionName(action)}
          </Link>
          <span className="min-w-0 text-muted wrap-anywhere">by {actor.name}</span>
          <span className="ml-auto text-muted">
            <TimeAgo date={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
