import type { ReactNode } from "react";
import { TimeAgo } from "@/components/settings/time-ago";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { utcText } from "@/components/ui/relative-text";
import type { AuditAddress, AuditEventDetail } from "@/lib/contracts/audit";
import { ActorKindBadge } from "./actor-kind-badge";
import { EventChanges } from "./event-changes";
import { EventRow } from "./event-row";

export interface EventFactsProps {
  readonly event: AuditEventDetail;
  readonly onNarrow: (change: Partial<AuditAddress>) => void;
}

/** Who, what, when and from where, with what changed. */
export function EventFacts({ event, onNarrow }: EventFactsProps) {
  const { at, actor, target, ip, userAgent, requestId, id, details } = event;
  return (
    <>
      <EventRow label="When">
        <TimeAgo date={at} />
        <p className="text-muted text-xs">{utcText(new Date(at))}</p>
      </EventRow>
      <EventRow label="Done by">
        <span className="flex flex-wrap items-center gap-2">
          {actor.name} <ActorKindBadge kind={actor.kind} />
        </span>
        <Id>{actor.id}</Id>
        <Only what="by them" id={actor.id} onPress={(actorId) => onNarrow({ actor: actorId })} />
      </EventRow>
      <EventRow label="Target">
        {target.name ?? (target.id === null && "None")}
        <Id>{target.id}</Id>
        <Only what="about this" id={target.id} onPress={(targetId) => onNarrow({ target: targetId })} />
      </EventRow>
      <EventChanges details={details} />
      <EventRow label="IP address">{ip ?? "None"}</EventRow>
      <EventRow label="Client">{userAgent ?? "None"}</EventRow>
      <EventRow label="Request">{requestId === null ? "None" : <Id>{requestId}</Id>}</EventRow>
      <EventRow label="Event">
        <Id>{id}</Id>
        <CopyButton size="sm" value={JSON.stringify(event, null, 2)} subject="the event as JSON" className="mt-1" />
      </EventRow>
    </>
  );
}

function Id({ children }: { readonly children: ReactNode }) {
  return children === null ? null : <code className="block font-mono text-muted text-xs">{children}</code>;
}

interface OnlyProps {
  readonly what: string;
  readonly id: string | null;
  readonly onPress: (id: string) => void;
}

function Only({ what, id, onPress }: OnlyProps) {
  if (id === null) return null;
  return (
    <Button size="sm" className="mt-1" onClick={() => onPress(id)}>
      Show events {what}
    </Button>
  );
}
