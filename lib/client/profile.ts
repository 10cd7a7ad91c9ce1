import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import * as endpoints from "@/lib/contracts/profile";
import { peopleChanged } from "./people-changed";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

export function profileQuery() {
  return queryOptions({
    queryKey: queryKeys.profile,
    queryFn: ({ signal }) => request(endpoints.readProfile, {}, signal),
  });
}

export function ownSessionsQuery() {
  return queryOptions({
    queryKey: queryKeys.ownSessions,
    queryFn: ({ signal }) => request(endpoints.listOwnSessions, {}, signal),
  });
}

export function changeOwnNameMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.changeOwnName>) => request(endpoints.changeOwnName, input),
    onSuccess: keepProfile,
  });
}

export function requestEmailChangeMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.requestEmailChange>) =>
      request(endpoints.requestEmailChange, input),
    onSuccess: keepProfile,
  });
}

export function cancelEmailChangeMutation() {
  return mutationOptions({
    mutationFn: () => request(endpoints.cancelEmailChange, {}),
    onSuccess: keepProfile,
  });
}

/** Other sessions are over afterwards. */
export function changePasswordMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.changePassword>) => request(endpoints.changePassword, input),
    onSuccess: async (profile, input, result, context) => {
      await keepProfile(profile, input, result, context);
      await context.client.invalidateQueries({ queryKey: queryKeys.ownSessions });
    },
    gcTime: 0,
  });
}

export function endOwnSessionMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.endOwnSession>) => request(endpoints.endOwnSession, input),
    onSuccess: keepSessions,
    // One that is over already is no more in the list.
    onError: (_error, _input, _result, { client }) => client.invalidateQueries({ queryKey: queryKeys.ownSessions }),
  });
}

export function endOtherSessionsMutation() {
  return mutationOptions({
    mutationFn: () => request(endpoints.endOtherSessions, {}),
    onSuccess: keepSessions,
  });
}

/** The page must be loaded anew afterwards: it may be about the team that was left. */
export function leaveTeamMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.leaveTeam>) => request(endpoints.leaveTeam, input),
  });
}

interface Context {
  readonly client: QueryClient;
}

async function keepProfile(
  profile: endpoints.ProfileView,
  _input: unknown,
  _result: unknown,
  { client }: Context,
): Promise<void> {
  await putAnswer(client, queryKeys.profile, profile);
  await peopleChanged(client);
}

async function keepSessions(answer: unknown, _input: unknown, _result: unknown, { client }: Context): Promise<void> {
  await putAnswer(client, queryKeys.ownSessions, answer);
}
