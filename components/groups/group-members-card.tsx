"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useState } from "react";
import { PagedList } from "@/components/settings/paged-list";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/search-input";
import { membersQuery } from "@/lib/client/members";
import { useDecision } from "@/lib/client/team";
import type { GroupDetail } from "@/lib/contracts/groups";
import { listMembers, type MemberView } from "@/lib/contracts/members";
import { GroupMembersTable } from "./group-members-table";

const AddMembersDialog = dialogOnDemand("open", async () => (await import("./add-members-dialog")).AddMembersDialog);
const RemoveMemberDialog = dialogOnDemand(
  "member",
  async () => (await import("./remove-member-dialog")).RemoveMemberDialog,
);

/** Who is in the group, with search and pages that the address keeps; people are added and taken out here. */
export function GroupMembersCard({ group }: { readonly group: GroupDetail }) {
  const { place, go } = useListAddress(listMembers.input);
  const query = useQuery(membersQuery({ ...place, group: group.id }));
  const mayManage = useDecision("groups.manage").allowed && !group.managed;
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<MemberView>();
  return (
    <Card labelledBy="members">
      <CardHeader
        title="Members"
        titleId="members"
        aside={mayManage && <Button onClick={() => setIsAdding(true)}>Add people</Button>}
      />
      <div className="border-border border-t px-4 py-3">
        <SearchInput
          label="Search members of the group"
          placeholder="Search name or e-mail"
          value={place.search}
          onValueChange={(search) => go({ search })}
        />
      </div>
      <PagedList
        query={query}
        label="Members of the group"
        skeletonRows={5}
        page={place.page}
        pageSize={place.pageSize}
        onPageChange={(page) => go({ page })}
        empty={<NoMembers group={group} isNarrowed={place.search !== ""} onShowAll={() => go({ search: "" })} />}
      >
        {(members, stale) => (
          <GroupMembersTable members={members} stale={stale} onRemove={mayManage ? setLeaving : undefined} />
        )}
      </PagedList>
      <AddMembersDialog group={group} open={isAdding} onClose={() => setIsAdding(false)} />
      <RemoveMemberDialog group={group} member={leaving} onClose={() => setLeaving(undefined)} />
    </Card>
  );
}

interface NoMembersProps {
  readonly group: GroupDetail;
  readonly isNarrowed: boolean;
  readonly onShowAll: () => void;
}

function NoMembers({ group, isNarrowed, onShowAll }: NoMembersProps) {
  if (isNarrowed) {
    return (
      <EmptyState icon={<Users />} title="Nobody here" action={<Button onClick={onShowAll}>Show everybody</Button>}>
        Nobody in the group fits this search.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Users />} title="Nobody is in this group yet">
      {group.managed
        ? "Assign people to it at your identity provider."
        : "Add people, and they have its roles at once."}
    </EmptyState>
  );
}
