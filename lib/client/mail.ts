import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { listMails, readMail, retryMail } from "@/lib/contracts/mail";
import { queryKeys } from "./query-keys";
import { request } from "./request";

const LIVE_MS = 5_000;

/** Looks again every few seconds while a mail is on its way. */
export function mailsQuery(input: EndpointInput<typeof listMails>) {
  const full = listMails.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.outbox, full],
    queryFn: ({ signal }) => request(listMails, full, signal),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.isSending === true && data.items.some(({ state }) => state === "waiting") ? LIVE_MS : false,
  });
}

/** May hold a link that opens a door: it does not stay in the cache. */
export function mailQuery(mailId: string) {
  return queryOptions({
    queryKey: [...queryKeys.mail, mailId],
    queryFn: ({ signal }) => request(readMail, { mailId }, signal),
    gcTime: 0,
  });
}

export function retryMailMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof retryMail>) => request(retryMail, input),
    onSuccess: async (_mail, { mailId }, _result, { client }) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: queryKeys.outbox }),
        client.invalidateQueries({ queryKey: [...queryKeys.mail, mailId] }),
      ]);
    },
  });
}
