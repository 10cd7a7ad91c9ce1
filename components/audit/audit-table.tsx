import { TimeAgo } from "@/components/settings/time-ago";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import type { AuditEventView } from "@/lib/contracts/audit";
import { auditActionName } from "@/lib/contracts/audit-events";
import { ActorKindBadge } from "./actor-kind-badge";

export interface AuditTableProps {
  readonly events: readonly AuditEventView[];
  readonly stale: boolean;
  readonly onShow: (eventId: string) => void;
}

export function AuditTable({ events, stale, onShow }: AuditTableProps) {
  return (
    <DataTable label="Events" stale={stale}>
      <TableHead>
        <HeaderCell>Event</HeaderCell>
        <HeaderCell>By</HeaderCell>
        <HeaderCell>Target</HeaderCell>
        <HeaderCell>IP address</HeaderCell>
        <HeaderCell align="end">When</HeaderCell>
      </TableHead>
      <TableBody>
        {events.map(({ id, at, actor, action, target, ip }) => (
          <TableRow key={id}>
            <Cell className="min-w-44">
              <button
                type="button"
                aria-haspopup="dialog"
                className="rounded text-left font-medium underline-offset-2 hover:underline"
                onClick={() => onShow(id)}
              >
                {auditActionName(action)}
              </button>
            </Cell>
            <Cell className="min-w-40 max-w-64">
              <span className="flex items-center gap-2">
                <span className="truncate">{actor.name}</span>
                <ActorKindBadge kind={actor.kind} />
              </span>
            </Cell>
            <Cell className="max-w-64">
              <span className="block truncate">
                {target.name ?? target.id ?? <span className="text-muted">None</span>}
              </span>
            </Cell>
            <Cell className="text-muted tabular-nums">{ip ?? "None"}</Cell>
            <Cell align="end" className="text-muted">
              <TimeAgo date={at} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
