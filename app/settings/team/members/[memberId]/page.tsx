import type { Metadata } from "next";
import { MemberPage } from "@/components/members/member-page";
import { memberQuery } from "@/lib/client/member-page";
import { readMember as contract } from "@/lib/contracts/member-page";
import { readMember } from "@/lib/members/read-member";
import { Hydrated } from "../../hydrated";
import { orNotFound } from "../../or-not-found";
import { readForPage } from "../../read-for-page";

export const metadata: Metadata = { title: "Member" };

export default async function MemberDetailPage({ params }: PageProps<"/settings/team/members/[memberId]">) {
  const { memberId } = await params;
  const detail = await orNotFound(readForPage(contract, readMember, { memberId }));
  return (
    <Hydrated fill={(client) => client.fetchQuery({ ...memberQuery(memberId), queryFn: () => detail })}>
      <MemberPage memberId={memberId} />
    </Hydrated>
  );
}
