import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import * as contracts from "@/lib/contracts/sso";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

const pollMs = 2_000;

export function ssoQuery() {
  return queryOptions({
    queryKey: queryKeys.sso,
    queryFn: ({ signal }) => request(contracts.listSsoMethods, {}, signal),
  });
}

export function ssoMethodQuery(methodId: string) {
  return queryOptions({
    queryKey: methodKey(methodId),
    queryFn: ({ signal }) => request(contracts.readSsoMethod, { methodId }, signal),
  });
}

/** The same, asked for again and again while a test sign-in is on its way in another tab. */
export function ssoTestQuery(methodId: string, isWaiting: boolean) {
  return { ...ssoMethodQuery(methodId), refetchInterval: isWaiting ? pollMs : (false as const) };
}

export function createSsoMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.createSsoMethod>) => request(contracts.createSsoMethod, input),
    onSuccess: keepMethod,
  });
}

export function switchSsoMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.switchSsoMethod>) => request(contracts.switchSsoMethod, input),
    onSuccess: keepMethods,
  });
}

export function deleteSsoMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.deleteSsoMethod>) => request(contracts.deleteSsoMethod, input),
    onSuccess: keepMethods,
  });
}

export function setUpSamlMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.setUpSaml>) => request(contracts.setUpSaml, input),
    onSuccess: keepMethod,
  });
}

/** The client secret is in the mutation's input only, and goes with it. */
export function setUpOidcMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.setUpOidc>) => request(contracts.setUpOidc, input),
    gcTime: 0,
    onSuccess: keepMethod,
  });
}

export function switchJoiningMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.switchJoining>) => request(contracts.switchJoining, input),
    onSuccess: keepMethod,
  });
}

export function requireSsoMutation() {
  return mutationOptions({
    mutationFn: (required: boolean) => request(required ? contracts.requireSso : contracts.stopRequiringSso, {}),
    onSuccess: keepMethods,
  });
}

export function readIdpMetadataMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.readIdpMetadata>) => request(contracts.readIdpMetadata, input),
  });
}

export function readCertificateMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.readCertificate>) => request(contracts.readCertificate, input),
  });
}

export function checkIssuerMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof contracts.checkIssuer>) => request(contracts.checkIssuer, input),
  });
}

function methodKey(methodId: string) {
  return [...queryKeys.sso, methodId] as const;
}

interface Cache {
  readonly client: QueryClient;
}

/** What the methods' pages and SCIM show depends on the list: they are read again. */
async function keepMethods(methods: contracts.SsoMethods, _input: unknown, _result: unknown, { client }: Cache) {
  await putAnswer(client, queryKeys.sso, methods);
  await Promise.all([
    client.invalidateQueries({ queryKey: queryKeys.scim }),
    client.invalidateQueries({
      predicate: ({ queryKey: [area, id] }) => area === queryKeys.sso[0] && id !== undefined,
    }),
  ]);
}

async function keepMethod(detail: contracts.SsoMethodDetail, _input: unknown, _result: unknown, { client }: Cache) {
  await putAnswer(client, methodKey(detail.method.id), detail);
  await client.invalidateQueries({ queryKey: queryKeys.sso, exact: true });
}
