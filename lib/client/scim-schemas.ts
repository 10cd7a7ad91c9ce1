import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import {
  addScimAttribute,
  changeScimAttribute,
  changeScimSchema,
  countScimValues,
  declareScimSchema,
  listScimSchemas,
  removeScimAttribute,
  removeScimSchema,
  type ScimSchemaList,
} from "@/lib/contracts/scim-schemas";
import { putAnswer } from "./put-answer";
import { queryKeys } from "./query-keys";
import { request } from "./request";

export function scimSchemasQuery() {
  return queryOptions({
    queryKey: queryKeys.scimSchemas,
    queryFn: ({ signal }) => request(listScimSchemas, {}, signal),
  });
}

/** How many hold a value; counted anew each time that it is asked. */
export function scimValuesQuery(input: EndpointInput<typeof countScimValues>) {
  return queryOptions({
    queryKey: [...queryKeys.scimValues, input],
    queryFn: ({ signal }) => request(countScimValues, input, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

export function declareSchemaMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof declareScimSchema>) => request(declareScimSchema, input),
    onSuccess: keepSchemas,
  });
}

export function changeSchemaMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof changeScimSchema>) => request(changeScimSchema, input),
    onSuccess: keepSchemas,
  });
}

export function removeSchemaMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof removeScimSchema>) => request(removeScimSchema, input),
    onSuccess: keepSchemas,
  });
}

export function addAttributeMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof addScimAttribute>) => request(addScimAttribute, input),
    onSuccess: keepSchemas,
  });
}

export function changeAttributeMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof changeScimAttribute>) => request(changeScimAttribute, input),
    onSuccess: keepSchemas,
  });
}

export function removeAttributeMutation() {
  return mutationOptions({
    mutationFn: (input: EndpointInput<typeof removeScimAttribute>) => request(removeScimAttribute, input),
    onSuccess: keepSchemas,
  });
}

function keepSchemas(
  schemas: ScimSchemaList,
  _input: unknown,
  _result: unknown,
  { client }: { readonly client: QueryClient },
) {
  return putAnswer(client, queryKeys.scimSchemas, schemas);
}
