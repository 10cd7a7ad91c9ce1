import type { ReactNode } from "react";
import { TimeAgo } from "@/components/settings/time-ago";
import { Button } from "@/components/ui/button";
import { CardRow } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { utcText } from "@/components/ui/relative-text";
import type { AuditAddress, AuditEventDetail } from "@/lib/contracts/audit";
import { ActorKindBadge } from "./actor-kind-badge";
import { EventChanges } from "./event-changes";

export interface EventFactsProps {
  readonly event: AuditEventDetail;
  readonly onNarrow: (change: Partial<AuditAddress>) => void;
}

/** Who, what, when and from where, then what changed. */
export function EventFacts({ event, onNarrow }: EventFactsProps) {
  const { at, actor, target, ip, userAgent, requestId, id, details } = event;
  return (
    <>
      <CardRow label="When">
        <TimeAgo date={at} />
        <p className="text-muted text-xs">{utcText(new Date(at))}</p>
      </CardRow>
      <CardRow label="By" aside={actor.id !== null && <Only onPress={() => onNarrow({ actor: actor.id ?? "" })} />}>
        <span className="flex flex-wrap items-center gap-2">
          {actor.name} <ActorKindBadge kind={actor.kind} />
        </span>
        <Id>{actor.id}</Id>
      </CardRow>
      <CardRow
        label="Target"
        aside={target.id !== null && <Only onPress={() => onNarrow({ target: target.id ?? "" })} />}
      >
        {target.name ?? (target.id === null && "None")}
        <Id>{target.id}</Id>
      </CardRow>
      <EventChanges details={details} />
      <CardRow label="Address">{ip ?? "None"}</CardRow>
      <CardRow label="Browser or client">{userAgent ?? "None"}</CardRow>
      <CardRow label="Request">{requestId === null ? "None" : <Id>{requestId}</Id>}</CardRow>
      <CardRow
        label="Event"
        aside={<CopyButton size="sm" value={JSON.stringify(event, null, 2)} subject="the event as JSON" />}
      >
        <Id>{id}</Id>
      </CardRow>
    </>
  );
}

function Id({ children }: { readonly children: ReactNode }) {
  return children === null ? null : <code className="block font-mono text-muted text-xs">{children}</code>;
}

function Only({ onPress }: { readonly onPress: () => void }) {
  return (
    <Button size="sm" onClick={onPress}>
      Only these events
    </Button>
  );
}
