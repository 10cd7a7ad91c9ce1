"use client";

import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { auditQuery } from "@/lib/client/audit";
import type { AuditAddress } from "@/lib/contracts/audit";
import { AuditFilters } from "./audit-filters";
import { AuditList } from "./audit-list";
import { useAuditAddress } from "./use-audit-address";

const AuditDrawer = dialogOnDemand("eventId", async () => (await import("./audit-drawer")).AuditDrawer);

/** The events of the team, newest first, with filters and a drawer for one of them; the address says where one is. */
export function AuditLog() {
  const { place, narrow, turnTo, show } = useAuditAddress();
  const { show: shownId, ...input } = place;
  const query = useQuery(auditQuery(input));
  return (
    <Card>
      <AuditFilters place={place} items={query.data?.items ?? []} onChange={narrow} />
      <AuditList
        query={query}
        isNarrowed={isNarrowed(place)}
        isPaged={place.older !== ""}
        onShowAll={() => narrow(NOTHING_CHOSEN)}
        onTurn={turnTo}
        onShow={show}
      />
      <AuditDrawer eventId={shownId} onClose={() => show("")} onNarrow={narrow} />
    </Card>
  );
}

const NOTHING_CHOSEN = { event: "", actor: "", target: "", period: "all", from: "", to: "" } as const;

function isNarrowed({ event, actor, target, period }: AuditAddress): boolean {
  return event !== "" || actor !== "" || target !== "" || period !== "all";
}
