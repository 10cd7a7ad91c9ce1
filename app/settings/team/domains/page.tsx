import type { Metadata } from "next";
import { AddDomain } from "@/components/domains/add-domain";
import { DomainsList } from "@/components/domains/domains-list";
import { NeedsRole } from "@/components/settings/needs-role";
import { SettingsPage } from "@/components/settings/settings-page";
import { pageTeam } from "@/lib/auth/page-team";
import { domainsQuery } from "@/lib/client/domains";
import { readListAddress } from "@/lib/client/list-address";
import { listDomains as contract } from "@/lib/contracts/domains";
import { decide } from "@/lib/contracts/permissions";
import { listDomains } from "@/lib/domains/list-domains";
import { Hydrated } from "../hydrated";
import { readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Domains" };

const description =
  "Which e-mail addresses are your team's. In a verified domain your identity provider decides over accounts.";

export default async function DomainsPage({ searchParams }: PageProps<"/settings/team/domains">) {
  const { roles, team } = await pageTeam();
  const decision = decide(roles, team.plan, contract.permission);
  if (!decision.allowed) {
    return (
      <SettingsPage title="Domains" description={description}>
        <NeedsRole decision={decision}>Ask an admin of your team to look at this page with you.</NeedsRole>
      </SettingsPage>
    );
  }
  const place = readListAddress(contract.input, await searchParams);
  const read = () => readForPage(contract, listDomains, place);
  return (
    <SettingsPage title="Domains" description={description} aside={<AddDomain />}>
      <Hydrated fill={(client) => client.fetchQuery({ ...domainsQuery(place), queryFn: read })}>
        <DomainsList />
      </Hydrated>
    </SettingsPage>
  );
}
