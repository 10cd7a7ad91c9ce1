"use client";

import { useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useState } from "react";
import { PagedList } from "@/components/settings/paged-list";
import { useListAddress } from "@/components/settings/use-list-address";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { mailsQuery } from "@/lib/client/mail";
import { listMails, MAIL_STATES } from "@/lib/contracts/mail";
import { MAIL_STATE_NAMES } from "./mail-words";
import { MailsTable } from "./mails-table";

const MailDrawer = dialogOnDemand("mailId", async () => (await import("./mail-drawer")).MailDrawer);

/** The mails of the team, newest first; a drawer shows one of them. */
export function Outbox() {
  const { place, go } = useListAddress(listMails.input);
  const query = useQuery(mailsQuery(place));
  const [shownId, setShownId] = useState<string>();
  const isNarrowed = place.search !== "" || place.state !== "all";
  return (
    <>
      {query.data?.isSending === false && <NotSending />}
      <Card>
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
          <SearchInput
            label="Search mails"
            placeholder="Search recipient"
            value={place.search}
            onValueChange={(search) => go({ search })}
          />
          <Segmented label="State" value={place.state} options={STATES} onValueChange={(state) => go({ state })} />
        </div>
        <PagedList
          query={query}
          label="Mails"
          skeletonRows={6}
          page={place.page}
          pageSize={place.pageSize}
          onPageChange={(page) => go({ page })}
          empty={<NoMails isNarrowed={isNarrowed} onShowAll={() => go({ search: "", state: "all" })} />}
        >
          {(mails, stale) => <MailsTable mails={mails} stale={stale} onShow={setShownId} />}
        </PagedList>
      </Card>
      <MailDrawer mailId={shownId} onClose={() => setShownId(undefined)} />
    </>
  );
}

function NotSending() {
  return (
    <Alert tone="warning" title="Mails are not sent">
      No mail server is set for Muster, so mails wait here for seven days. Open one to copy its link, and hand that over
      yourself. Whoever runs Muster can set <code className="font-mono text-[0.8125rem]">SMTP_URL</code>: then mails go
      out by themselves, these, too.
    </Alert>
  );
}

function NoMails({ isNarrowed, onShowAll }: { readonly isNarrowed: boolean; readonly onShowAll: () => void }) {
  if (isNarrowed) {
    return (
      <EmptyState icon={<Mail />} title="No mail here" action={<Button onClick={onShowAll}>Show all mails</Button>}>
        None of the last thirty days fits this search and state.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Mail />} title="No mails yet">
      Invitations and confirmations of the last thirty days are listed here.
    </EmptyState>
  );
}

const STATES = [
  { value: "all", label: "All" },
  ...MAIL_STATES.map((state) => ({ value: state, label: MAIL_STATE_NAMES[state] })),
] as const;
