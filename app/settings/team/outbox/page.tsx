import type { Metadata } from "next";
import { Outbox } from "@/components/mail/outbox";
import { NeedsRole } from "@/components/settings/needs-role";
import { SettingsPage } from "@/components/settings/settings-page";
import { pageTeam } from "@/lib/auth/page-team";
import { readListAddress } from "@/lib/client/list-address";
import { mailsQuery } from "@/lib/client/mail";
import { listMails as contract } from "@/lib/contracts/mail";
import { decide } from "@/lib/contracts/permissions";
import { listMails } from "@/lib/mail/list-mails";
import { Hydrated } from "../hydrated";
import { readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage({ searchParams }: PageProps<"/settings/team/outbox">) {
  const { roles, team } = await pageTeam();
  const decision = decide(roles, team.plan, contract.permission);
  const place = readListAddress(contract.input, await searchParams);
  const fill = { ...mailsQuery(place), queryFn: () => readForPage(contract, listMails, place) };
  return (
    <SettingsPage
      title="Outbox"
      description={`The mails that Muster writes for ${team.name}, and what became of them.`}
    >
      {decision.allowed ? (
        <Hydrated fill={(client) => client.fetchQuery(fill)}>
          <Outbox />
        </Hydrated>
      ) : (
        <NeedsRole decision={decision}>Ask an admin of your team for a mail that did not arrive.</NeedsRole>
      )}
    </SettingsPage>
  );
}
