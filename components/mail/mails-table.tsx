import { TimeAgo } from "@/components/settings/time-ago";
import { Cell, DataTable, HeaderCell, TableBody, TableHead, TableRow } from "@/components/ui/data-table";
import type { MailView } from "@/lib/contracts/mail";
import { MailStateBadge } from "./mail-state-badge";
import { MAIL_KIND_NAMES } from "./mail-words";

export interface MailsTableProps {
  readonly mails: readonly MailView[];
  readonly stale: boolean;
  readonly onShow: (mailId: string) => void;
}

export function MailsTable({ mails, stale, onShow }: MailsTableProps) {
  return (
    <DataTable label="Mails" stale={stale}>
      <TableHead>
        <HeaderCell>To</HeaderCell>
        <HeaderCell>Mail</HeaderCell>
        <HeaderCell>State</HeaderCell>
        <HeaderCell align="end">Written</HeaderCell>
      </TableHead>
      <TableBody>
        {mails.map((mail) => (
          <TableRow key={mail.id}>
            <Cell className="min-w-48 max-w-72">
              <button
                type="button"
                aria-haspopup="dialog"
                className="block max-w-full truncate rounded text-left font-medium underline-offset-2 hover:underline"
                onClick={() => onShow(mail.id)}
              >
                {mail.recipient}
              </button>
            </Cell>
            <Cell>{MAIL_KIND_NAMES[mail.kind]}</Cell>
            <Cell className="min-w-40 max-w-72">
              <MailStateBadge state={mail.state} />
              {mail.problem !== null && mail.state !== "sent" && (
                <p className="mt-0.5 truncate text-muted text-xs">{mail.problem}</p>
              )}
            </Cell>
            <Cell align="end" className="text-muted">
              <TimeAgo date={mail.createdAt} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
