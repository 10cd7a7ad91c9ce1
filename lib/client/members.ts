import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { listMembers } from "@/lib/contracts/members";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Keeps the rows of the page before while the next ones are on their way. */
export function membersQuery(input: EndpointInput<typeof listMembers>) {
  const full = listMembers.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.members, full],
    queryFn: ({ signal }) => request(listMembers, full, signal),
    placeholderData: keepPreviousData,
  });
}
