import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import * as endpoints from "@/lib/contracts/invitations";
import { peopleChanged } from "./people-changed";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Keeps the rows of the page before while the next ones are on their way. */
export function invitationsQuery(input: EndpointInput<typeof endpoints.listInvitations>) {
  const full = endpoints.listInvitations.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.invitations, full],
    queryFn: ({ signal }) => request(endpoints.listInvitations, full, signal),
    placeholderData: keepPreviousData,
  });
}

export function invitePeopleMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.invitePeople>) => request(endpoints.invitePeople, input),
    onSuccess: invitationsChanged,
  });
}

export function resendInvitationMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.resendInvitation>) => request(endpoints.resendInvitation, input),
    onSuccess: invitationsChanged,
  });
}

export function cancelInvitationMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.cancelInvitation>) => request(endpoints.cancelInvitation, input),
    onSuccess: invitationsChanged,
  });
}

/** The link is in the answer alone. */
export function makeInvitationLinkMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.makeInvitationLink>) =>
      request(endpoints.makeInvitationLink, input),
    gcTime: 0,
  });
}

async function invitationsChanged(
  _answer: unknown,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
): Promise<void> {
  const { invitations, outbox } = queryKeys;
  await Promise.all([
    client.invalidateQueries({ queryKey: invitations }),
    client.invalidateQueries({ queryKey: outbox }),
    peopleChanged(client),
  ]);
}
