import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import {
  BULK_MEMBERS_MAX,
  type BulkAnswer,
  changeMembers,
  exportMembers,
  listMembers,
  memberFilters,
} from "@/lib/contracts/members";
import { peopleChanged } from "./people-changed";
import { queryKeys } from "./query-keys";
import { encode, request } from "./request";

/** Keeps the rows of the page before while the next ones are on their way. */
export function membersQuery(input: EndpointInput<typeof listMembers>) {
  const full = listMembers.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.members, full],
    queryFn: ({ signal }) => request(listMembers, full, signal),
    placeholderData: keepPreviousData,
  });
}

/** The address of the file with all members that the filters of a list let through. */
export function membersExportUrl(place: EndpointInput<typeof listMembers>): string {
  const full = new Map<string, unknown>(Object.entries(listMembers.input.parse(place)));
  const filters = Object.keys(memberFilters).map((name) => [name, full.get(name)]);
  return encode(exportMembers, Object.fromEntries(filters)).url;
}

/** Any number of members, in requests of as many as one may have. */
export function changeMembersMutation() {
  return mutationOptions({
    mutationFn: async ({ memberIds, ...what }: EndpointInput<typeof changeMembers>): Promise<BulkAnswer> => {
      const whole: BulkAnswer = { changed: 0, unchanged: 0, refused: [] };
      for (let from = 0; from < memberIds.length; from += BULK_MEMBERS_MAX) {
        const part = await request(changeMembers, {
          ...what,
          memberIds: memberIds.slice(from, from + BULK_MEMBERS_MAX),
        });
        whole.changed += part.changed;
        whole.unchanged += part.unchanged;
        whole.refused.push(...part.refused);
      }
      return whole;
    },
    onSettled: (_answer, _error, _input, _result, { client }) => peopleChanged(client),
  });
}
