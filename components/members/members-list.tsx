"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useState } from "react";
import { PagedList } from "@/components/settings/paged-list";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { dialogOnDemand } from "@/components/ui/dialog-on-demand";
import { EmptyState } from "@/components/ui/empty-state";
import { membersQuery } from "@/lib/client/members";
import { teamQuery, useDecision } from "@/lib/client/team";
import { listMembers, type MemberFilters } from "@/lib/contracts/members";
import { COUNTED_MAX } from "@/lib/contracts/page";
import type { BulkQuestion } from "./bulk-dialog";
import type { MemberQuestion } from "./member-dialogs";
import { MembersFilters } from "./members-filters";
import { MembersTable } from "./members-table";
import { SelectionBar } from "./selection-bar";
import { useSelection } from "./use-selection";

const BulkDialog = dialogOnDemand("question", async () => (await import("./bulk-dialog")).BulkDialog);
const MemberDialogs = dialogOnDemand("question", async () => (await import("./member-dialogs")).MemberDialogs);

/** The people of the team with search, filters, sort and pages; the address says where in it one is. */
export function MembersList() {
  const { place, go } = useListAddress(listMembers.input);
  const query = useQuery(membersQuery(place));
  const mayManage = useDecision("members.manage").allowed;
  const selection = useSelection();
  const [question, setQuestion] = useState<MemberQuestion>();
  const [bulkQuestion, setBulkQuestion] = useState<BulkQuestion>();
  return (
    <Card>
      <MembersFilters place={place} onChange={go} />
      <PagedList
        query={query}
        label="Members"
        skeletonRows={8}
        page={place.page}
        pageSize={place.pageSize}
        onPageChange={(page) => go({ page })}
        empty={<NoMembers place={place} onShowAll={() => go(EVERYBODY)} />}
      >
        {(members, stale) => (
          <MembersTable
            members={members}
            sort={place.sort}
            descending={place.descending}
            stale={stale}
            onSort={(sort, descending) => go({ sort, descending })}
            selection={mayManage ? selection : undefined}
            onAsk={setQuestion}
          />
        )}
      </PagedList>
      {selection.members.length > 0 && <SelectionBar selection={selection} onAsk={setBulkQuestion} />}
      <BulkDialog question={bulkQuestion} selection={selection} onClose={() => setBulkQuestion(undefined)} />
      <MemberDialogs question={question} onClose={() => setQuestion(undefined)} />
    </Card>
  );
}

const EVERYBODY: MemberFilters = { search: "", status: "all", source: "all", role: "all", group: "", outside: "" };

function isNarrowed({ search, status, source, role, group }: MemberFilters): boolean {
  return search !== "" || status !== "all" || source !== "all" || role !== "all" || group !== "";
}

function NoMembers({ place, onShowAll }: { readonly place: MemberFilters; readonly onShowAll: () => void }) {
  const { data: team } = useSuspenseQuery(teamQuery());
  if (isNarrowed(place)) {
    const isCutShort = team.counts.members > COUNTED_MAX && place.search !== "" && Array.from(place.search).length < 3;
    return (
      <EmptyState icon={<Users />} title="Nobody here" action={<Button onClick={onShowAll}>Show everybody</Button>}>
        No member fits this search and these filters.
        {isCutShort && " One or two letters find only how names begin; type three for any part of them."}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Users />} title="No members yet">
      People appear here when they are invited or come from your identity provider.
    </EmptyState>
  );
}
