import type { Metadata } from "next";
import { CreateGroupButton } from "@/components/groups/create-group-button";
import { GroupsList } from "@/components/groups/groups-list";
import { SettingsPage } from "@/components/settings/settings-page";
import { groupsQuery } from "@/lib/client/groups";
import { readListAddress } from "@/lib/client/list-address";
import { listGroups as contract } from "@/lib/contracts/groups";
import { listGroups } from "@/lib/groups/list-groups";
import { Hydrated } from "../hydrated";
import { readForPage } from "../read-for-page";

export const metadata: Metadata = { title: "Groups" };

export default async function GroupsPage({ searchParams }: PageProps<"/settings/team/groups">) {
  const place = readListAddress(contract.input, await searchParams);
  return (
    <SettingsPage
      title="Groups"
      description="Groups give their roles to everybody in them."
      aside={<CreateGroupButton />}
    >
      <Hydrated
        fill={(client) =>
          client.fetchQuery({ ...groupsQuery(place), queryFn: () => readForPage(contract, listGroups, place) })
        }
      >
        <GroupsList />
      </Hydrated>
    </SettingsPage>
  );
}
