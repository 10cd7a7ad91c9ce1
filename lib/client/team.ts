import { mutationOptions, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { type Decision, decide, type Permission } from "@/lib/contracts/permissions";
import { changeTeamSlug, deleteTeam, readTeam, readViewer, renameTeam, switchTeam } from "@/lib/contracts/team";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

export function teamQuery() {
  return queryOptions({
    queryKey: queryKeys.team,
    queryFn: ({ signal }) => request(readTeam, {}, signal),
  });
}

export function viewerQuery() {
  return queryOptions({
    queryKey: queryKeys.viewer,
    queryFn: ({ signal }) => request(readViewer, {}, signal),
  });
}

/** What the signed-in person may do in this team, from the same table that the server asks. */
export function useDecision(permission: Permission): Decision {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  return decide(viewer.roles, viewer.team.plan, permission);
}

export function renameTeamMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof renameTeam>) => request(renameTeam, input),
    onSuccess: async (team, _input, _result, { client }) => {
      await putAnswer(client, queryKeys.team, team);
      // The page shows the new name already; who else shows it reads it meanwhile.
      void client.invalidateQueries({ queryKey: queryKeys.viewer });
    },
  });
}

export function changeTeamSlugMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof changeTeamSlug>) => request(changeTeamSlug, input),
    onSuccess: (team, _input, _result, { client }) => putAnswer(client, queryKeys.team, team),
  });
}

/** Afterwards the session is over: the page must be left. */
export function deleteTeamMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof deleteTeam>) => request(deleteTeam, input),
  });
}

/** The page must be loaded anew afterwards: everything in the cache is about the other team. */
export function switchTeamMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof switchTeam>) => request(switchTeam, input),
  });
}
