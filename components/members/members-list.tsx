"use client";

import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { PastTheEnd } from "@/components/settings/past-the-end";
import { problemSentence } from "@/components/settings/problem";
import { useListAddress } from "@/components/settings/use-list-address";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { Pagination } from "@/components/ui/pagination";
import { SearchInput } from "@/components/ui/search-input";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { membersQuery } from "@/lib/client/members";
import { listMembers, MEMBER_STATUSES } from "@/lib/contracts/members";
import { STATUS_NAMES } from "./member-row";
import { MembersTable } from "./members-table";

/** The people of the team with search, filter, sort and pages; the address says where in it one is. */
export function MembersList() {
  const { place, go } = useListAddress(listMembers.input);
  const { data, error, isPlaceholderData, isFetching, refetch } = useQuery(membersQuery(place));
  const isNarrowed = place.search !== "" || place.status !== "all";
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <SearchInput
          label="Search members"
          placeholder="Search name or e-mail"
          value={place.search}
          onValueChange={(search) => go({ search })}
        />
        <Segmented label="Status" value={place.status} options={STATUSES} onValueChange={(status) => go({ status })} />
      </div>
      {data === undefined && error === null && <SkeletonRows label="Loading members" rows={8} />}
      {data === undefined && error !== null && (
        <ErrorState title="The members could not be loaded" pending={isFetching} onRetry={refetch}>
          {problemSentence(error)}
        </ErrorState>
      )}
      {data !== undefined && data.items.length > 0 && (
        <MembersTable
          members={data.items}
          sort={place.sort}
          descending={place.descending}
          stale={isPlaceholderData}
          onSort={(sort, descending) => go({ sort, descending })}
        />
      )}
      {data !== undefined && data.items.length === 0 && data.total > 0 && (
        <PastTheEnd onLeave={() => go({ page: 1 })} />
      )}
      {data !== undefined && data.total === 0 && (
        <EmptyState
          icon={<Users />}
          title={isNarrowed ? "Nobody here" : "No members yet"}
          {...(isNarrowed && {
            action: <Button onClick={() => go({ search: "", status: "all" })}>Show everybody</Button>,
          })}
        >
          {isNarrowed
            ? "No member fits this search and status."
            : "People appear here when they are invited or come from your identity provider."}
        </EmptyState>
      )}
      {data !== undefined && data.items.length > 0 && (
        <div className="border-border border-t">
          <Pagination
            label="Members"
            page={place.page}
            pageSize={place.pageSize}
            total={data.total}
            onPageChange={(page) => go({ page })}
          />
        </div>
      )}
    </Card>
  );
}

const STATUSES = [
  { value: "all", label: "All" },
  ...MEMBER_STATUSES.map((status) => ({ value: status, label: STATUS_NAMES[status] })),
] as const;
