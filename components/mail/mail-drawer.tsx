"use client";

import { useQuery } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import { mailQuery } from "@/lib/client/mail";
import { MailFacts } from "./mail-facts";
import { MAIL_KIND_NAMES } from "./mail-words";

export interface MailDrawerProps {
  /** Open while there is one. */
  readonly mailId: string | undefined;
  readonly onClose: () => void;
}

/** One mail, with its text while somebody has to hand it over. */
export function MailDrawer({ mailId, onClose }: MailDrawerProps) {
  const { data, error, isFetching, refetch } = useQuery({ ...mailQuery(mailId ?? ""), enabled: mailId !== undefined });
  return (
    <Dialog
      place="right"
      open={mailId !== undefined}
      onOpenChange={onClose}
      title={data === undefined ? "Mail" : MAIL_KIND_NAMES[data.kind]}
      {...(data !== undefined && { description: <span className="wrap-anywhere">To {data.recipient}</span> })}
    >
      <div className="pt-4">
        {data !== undefined && <MailFacts mail={data} />}
        {data === undefined && error === null && <SkeletonRows label="Loading the mail" rows={4} />}
        {data === undefined && error !== null && (
          <ErrorState title="The mail could not be loaded" pending={isFetching} onRetry={refetch}>
            {problemSentence(error)}
          </ErrorState>
        )}
      </div>
    </Dialog>
  );
}
