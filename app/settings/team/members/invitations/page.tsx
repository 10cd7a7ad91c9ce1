import type { Metadata } from "next";
import { InvitationsList } from "@/components/invitations/invitations-list";
import { InvitePeople } from "@/components/invitations/invite-people";
import { NeedsRole } from "@/components/settings/needs-role";
import { SettingsPage } from "@/components/settings/settings-page";
import { pageTeam } from "@/lib/auth/page-team";
import { invitationsQuery } from "@/lib/client/invitations";
import { readListAddress } from "@/lib/client/list-address";
import { listInvitations as contract } from "@/lib/contracts/invitations";
import { decide } from "@/lib/contracts/permissions";
import { listInvitations } from "@/lib/invitations/list-invitations";
import { Hydrated } from "../../hydrated";
import { readForPage } from "../../read-for-page";

export const metadata: Metadata = { title: "Invitations" };

export default async function InvitationsPage({ searchParams }: PageProps<"/settings/team/members/invitations">) {
  const { roles, team } = await pageTeam();
  const decision = decide(roles, team.plan, contract.permission);
  const place = readListAddress(contract.input, await searchParams);
  const query = invitationsQuery(place);
  const fill = { ...query, queryFn: () => readForPage(contract, listInvitations, place) };
  const description = `Who was asked to join ${team.name} and has not done so yet.`;
  return (
    <SettingsPage title="Invitations" description={description} aside={<InvitePeople />}>
      {decision.allowed ? (
        <Hydrated fill={(client) => client.fetchQuery(fill)}>
          <InvitationsList />
        </Hydrated>
      ) : (
        <NeedsRole decision={decision}>Ask an admin of your team whom it has invited.</NeedsRole>
      )}
    </SettingsPage>
  );
}
