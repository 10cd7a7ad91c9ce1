import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput, EndpointOutput } from "@/lib/contracts/endpoint";
import type { MemberDetail } from "@/lib/contracts/member-page";
import * as endpoints from "@/lib/contracts/member-page";
import { peopleChanged } from "./people-changed";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

export function memberQuery(memberId: string) {
  return queryOptions({
    queryKey: [...queryKeys.member, memberId],
    queryFn: ({ signal }) => request(endpoints.readMember, { memberId }, signal),
  });
}

export function memberProfileQuery(memberId: string) {
  return queryOptions({
    queryKey: [...queryKeys.memberProfile, memberId],
    queryFn: ({ signal }) => request(endpoints.readMemberProfile, { memberId }, signal),
  });
}

export function memberSessionsQuery(memberId: string) {
  return queryOptions({
    queryKey: [...queryKeys.memberSessions, memberId],
    queryFn: ({ signal }) => request(endpoints.listMemberSessions, { memberId }, signal),
  });
}

export function changeMemberNameMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.changeMemberName>) => request(endpoints.changeMemberName, input),
    onSuccess: keepMember,
  });
}

export function changeMemberRolesMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.changeMemberRoles>) =>
      request(endpoints.changeMemberRoles, input),
    onSuccess: keepMember,
  });
}

export function changeMemberBillingMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.changeMemberBilling>) =>
      request(endpoints.changeMemberBilling, input),
    onSuccess: keepMember,
  });
}

export function deactivateMemberMutation() {
  return mutationOptions({
    mutationFn: (memberId: string) => request(endpoints.deactivateMember, { memberId }),
    onSuccess: keepMember,
  });
}

export function reactivateMemberMutation() {
  return mutationOptions({
    mutationFn: (memberId: string) => request(endpoints.reactivateMember, { memberId }),
    onSuccess: keepMember,
  });
}

/** The page of the member must be left afterwards. */
export function removeMemberMutation() {
  return mutationOptions({
    mutationFn: (memberId: string) => request(endpoints.removeMember, { memberId }),
    onSuccess: (_nothing, memberId, _result, { client }) => peopleChanged(client, memberId),
  });
}

export function endMemberSessionsMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.endMemberSessions>) =>
      request(endpoints.endMemberSessions, input),
    onSuccess: keepSessions,
  });
}

export function endMemberSessionMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof endpoints.endMemberSession>) => request(endpoints.endMemberSession, input),
    onSuccess: keepSessions,
  });
}

async function keepSessions(
  sessions: EndpointOutput<typeof endpoints.listMemberSessions>,
  { memberId }: { readonly memberId: string },
  _result: unknown,
  { client }: { readonly client: QueryClient },
): Promise<void> {
  await putAnswer(client, [...queryKeys.memberSessions, memberId], sessions);
  await client.invalidateQueries({ queryKey: [...queryKeys.member, memberId] });
  await client.invalidateQueries({ queryKey: queryKeys.audit });
}

async function keepMember(
  member: MemberDetail,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
): Promise<void> {
  await putAnswer(client, [...queryKeys.member, member.id], member);
  await client.invalidateQueries({ queryKey: [...queryKeys.memberProfile, member.id] });
  await peopleChanged(client);
}
