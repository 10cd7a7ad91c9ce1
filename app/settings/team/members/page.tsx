import type { Metadata } from "next";
import { InvitePeople } from "@/components/invitations/invite-people";
import { MembersList } from "@/components/members/members-list";
import { MembersPageActions } from "@/components/members/members-page-actions";
import { SettingsPage } from "@/components/settings/settings-page";
import { readListAddress } from "@/lib/client/list-address";
import { membersQuery } from "@/lib/client/members";
import { listMembers as contract } from "@/lib/contracts/members";
import { listMembers } from "@/lib/members/list-members";
import { Hydrated } from "../hydrated";
import { readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ searchParams }: PageProps<"/settings/team/members">) {
  const place = readListAddress(contract.input, await searchParams);
  return (
    <SettingsPage
      title="Members"
      description="Everybody in the team, where they come from and what they may do."
      aside={
        <>
          <MembersPageActions />
          <InvitePeople withList />
        </>
      }
    >
      <Hydrated
        fill={(client) =>
          client.fetchQuery({ ...membersQuery(place), queryFn: () => readForPage(contract, listMembers, place) })
        }
      >
        <MembersList />
      </Hydrated>
    </SettingsPage>
  );
}
