import type { Metadata } from "next";
import { GroupPage } from "@/components/groups/group-page";
import { groupQuery } from "@/lib/client/groups";
import { readListAddress } from "@/lib/client/list-address";
import { membersQuery } from "@/lib/client/members";
import { readGroup as contract } from "@/lib/contracts/groups";
import { listMembers as membersContract } from "@/lib/contracts/members";
import { readGroup } from "@/lib/groups/read-group";
import { listMembers } from "@/lib/members/list-members";
import { Hydrated } from "../../hydrated";
import { orNotFound } from "../../or-not-found";
import { readForPage } from "../../read-for-page";

export const metadata: Metadata = { title: "Group" };

export default async function GroupDetailPage({ params, searchParams }: PageProps<"/settings/team/groups/[groupId]">) {
  const { groupId } = await params;
  const place = { ...readListAddress(membersContract.input, await searchParams), group: groupId };
  const detail = await orNotFound(readForPage(contract, readGroup, { groupId }));
  return (
    <Hydrated
      fill={(client) =>
        Promise.all([
          client.fetchQuery({ ...groupQuery(groupId), queryFn: () => detail }),
          client.fetchQuery({
            ...membersQuery(place),
            queryFn: () => readForPage(membersContract, listMembers, place),
          }),
        ])
      }
    >
      <GroupPage groupId={groupId} />
    </Hydrated>
  );
}
