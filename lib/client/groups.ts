import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import type { GroupDetail } from "@/lib/contracts/groups";
import * as endpoints from "@/lib/contracts/groups";
import type { Role } from "@/lib/contracts/roles";
import { peopleChanged } from "./people-changed";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Keeps the rows of the page before while the next ones are on their way. */
export function groupsQuery(input: EndpointInput<typeof endpoints.listGroups>) {
  const full = endpoints.listGroups.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.groups, full],
    queryFn: ({ signal }) => request(endpoints.listGroups, full, signal),
    placeholderData: keepPreviousData,
  });
}

export function groupQuery(groupId: string) {
  return queryOptions({
    queryKey: [...queryKeys.group, groupId],
    queryFn: ({ signal }) => request(endpoints.readGroup, { groupId }, signal),
  });
}

/** Who gains and loses what if the group gave these roles; asked anew each time, because others change people, too. */
export function groupPreviewQuery(groupId: string, roles: readonly Role[]) {
  return queryOptions({
    queryKey: [...queryKeys.groupPreview, groupId, roles],
    queryFn: ({ signal }) => request(endpoints.previewGroupRoles, { groupId, roles: [...roles] }, signal),
    gcTime: 0,
  });
}

export function createGroupMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.createGroup>) => request(endpoints.createGroup, input),
    onSuccess: keepGroup,
  });
}

export function renameGroupMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.renameGroup>) => request(endpoints.renameGroup, input),
    onSuccess: keepGroup,
  });
}

export function changeGroupRolesMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.changeGroupRoles>) => request(endpoints.changeGroupRoles, input),
    onSuccess: keepGroup,
  });
}

export function changeGroupMembersMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.changeGroupMembers>) =>
      request(endpoints.changeGroupMembers, input),
    onSuccess: keepGroup,
  });
}

/** The page of the group must be left afterwards. */
export function deleteGroupMutation() {
  return mutationOptions({
    mutationFn: (groupId: string) => request(endpoints.deleteGroup, { groupId }),
    onSuccess: (_nothing, groupId, _result, { client }) => peopleChanged(client, groupId),
  });
}

async function keepGroup(
  group: GroupDetail,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
): Promise<void> {
  await putAnswer(client, [...queryKeys.group, group.id], group);
  await peopleChanged(client);
}
