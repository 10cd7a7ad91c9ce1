import { keepPreviousData, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import {
  addDomain,
  checkDomain,
  countDomainMembers,
  type DomainPage,
  type DomainView,
  listDomains,
  removeDomain,
} from "@/lib/contracts/domains";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { queryKeys } from "./query-keys";
import { request } from "./request";

/** Keeps the rows of the page before while the next ones are on their way. */
export function domainsQuery(input: EndpointInput<typeof listDomains>) {
  const full = listDomains.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.domains, full],
    queryFn: ({ signal }) => request(listDomains, full, signal),
    placeholderData: keepPreviousData,
  });
}

/** Counted anew each time that it is asked. */
export function domainMembersQuery(domainId: string) {
  return queryOptions({
    queryKey: [...queryKeys.domainMembers, domainId],
    queryFn: ({ signal }) => request(countDomainMembers, { domainId }, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

export function addDomainMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof addDomain>) => request(addDomain, input),
    onSuccess: readAgain,
  });
}

export function checkDomainMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof checkDomain>) => request(checkDomain, input),
    onSuccess: (domain, _input, _result, { client }) => keepDomain(client, domain),
  });
}

export function removeDomainMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof removeDomain>) => request(removeDomain, input),
    onSuccess: readAgain,
  });
}

function readAgain(
  _answer: unknown,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
): Promise<void> {
  return client.invalidateQueries({ queryKey: queryKeys.domains });
}

/** A row that was just looked at stays where it is, though it may belong elsewhere in the order now. */
async function keepDomain(client: QueryClient, domain: DomainView): Promise<void> {
  await client.cancelQueries({ queryKey: queryKeys.domains });
  client.setQueriesData<DomainPage>({ queryKey: queryKeys.domains }, (page) => page && withDomain(page, domain));
  await client.invalidateQueries({ queryKey: queryKeys.domains, refetchType: "none" });
}

/** The page with this domain as it is now. */
export function withDomain(page: DomainPage, domain: DomainView): DomainPage {
  const others = page.overdue.filter((name) => name !== domain.name);
  return {
    ...page,
    items: page.items.map((item) => (item.id === domain.id ? domain : item)),
    overdue: domain.overdue ? [...others, domain.name].toSorted() : others,
  };
}
