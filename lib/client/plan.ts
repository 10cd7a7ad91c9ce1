import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { changePlan, changeSeats, type PlanView, readPlan } from "@/lib/contracts/plan";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

export function planQuery() {
  return queryOptions({
    queryKey: queryKeys.plan,
    queryFn: ({ signal }) => request(readPlan, {}, signal),
  });
}

export function changePlanMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof changePlan>) => request(changePlan, input),
    onSuccess: keepPlan,
  });
}

export function changeSeatsMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof changeSeats>) => request(changeSeats, input),
    onSuccess: keepPlan,
  });
}

/** The plan decides over almost everything: whatever else is in the cache is read again. */
async function keepPlan(
  plan: PlanView,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
): Promise<void> {
  await putAnswer(client, queryKeys.plan, plan);
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.plan[0] });
}
