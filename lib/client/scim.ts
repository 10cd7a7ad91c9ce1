import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import {
  type GeneratedKey,
  generateScimKey,
  readScim,
  regenerateScimKey,
  revokeScimKey,
  type ScimState,
  turnOffScim,
  turnOnScim,
} from "@/lib/contracts/scim";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

const pollMs = 3_000;

export function scimQuery() {
  return queryOptions({
    queryKey: queryKeys.scim,
    queryFn: ({ signal }) => request(readScim, {}, signal),
  });
}

/** The same state, asked for again while provisioning is on and the page is in front. */
export function liveScimQuery() {
  return {
    ...scimQuery(),
    refetchInterval: ({ state }: { readonly state: { readonly data: ScimState | undefined } }) =>
      state.data?.enabled === true ? pollMs : false,
  };
}

export function turnOnScimMutation() {
  return mutationOptions({
    mutationFn: () => request(turnOnScim, {}),
    onSuccess: async (state, _input, _result, { client }) => {
      await putAnswer(client, queryKeys.scim, state);
      // Nobody joins by single sign-on any more.
      await client.invalidateQueries({ queryKey: queryKeys.sso });
    },
  });
}

export function turnOffScimMutation() {
  return mutationOptions({
    mutationFn: () => request(turnOffScim, {}),
    onSuccess: (state, _input, _result, { client }) => putAnswer(client, queryKeys.scim, state),
  });
}

/** The key itself lives in the mutation's result only: reset the mutation when the dialog closes. */
export function generateKeyMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof generateScimKey>) => request(generateScimKey, input),
    gcTime: 0,
    onSuccess: keepState,
  });
}

/** As `generateKeyMutation`. */
export function regenerateKeyMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof regenerateScimKey>) => request(regenerateScimKey, input),
    gcTime: 0,
    onSuccess: keepState,
  });
}

export function revokeKeyMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof revokeScimKey>) => request(revokeScimKey, input),
    onSuccess: (state, _input, _result, { client }) => putAnswer(client, queryKeys.scim, state),
  });
}

/** Only the list goes to the cache, never the key. */
function keepState(
  { state }: GeneratedKey,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
) {
  return putAnswer(client, queryKeys.scim, state);
}
