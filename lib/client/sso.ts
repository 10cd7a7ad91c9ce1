import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput, EndpointOutput } from "@/lib/contracts/endpoint";
import { deleteSsoMethod, listSsoMethods, switchSsoMethod } from "@/lib/contracts/sso";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

export function ssoQuery() {
  return queryOptions({
    queryKey: queryKeys.sso,
    queryFn: ({ signal }) => request(listSsoMethods, {}, signal),
  });
}

export function switchSsoMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof switchSsoMethod>) => request(switchSsoMethod, input),
    onSuccess: keepMethods,
  });
}

export function deleteSsoMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof deleteSsoMethod>) => request(deleteSsoMethod, input),
    onSuccess: keepMethods,
  });
}

/** Whether SCIM can be turned on depends on the methods: its state is read again. */
async function keepMethods(
  methods: EndpointOutput<typeof listSsoMethods>,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
) {
  await putAnswer(client, queryKeys.sso, methods);
  await client.invalidateQueries({ queryKey: queryKeys.scim });
}
