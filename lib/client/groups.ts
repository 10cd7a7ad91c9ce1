import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { listGroups } from "@/lib/contracts/groups";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Keeps the rows of the page before while the next ones are on their way. */
export function groupsQuery(input: EndpointInput<typeof listGroups>) {
  const full = listGroups.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.groups, full],
    queryFn: ({ signal }) => request(listGroups, full, signal),
    placeholderData: keepPreviousData,
  });
}
