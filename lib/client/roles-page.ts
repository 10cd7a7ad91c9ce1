import { queryOptions } from "@tanstack/react-query";
import { readRoles } from "@/lib/contracts/roles-page";
import { queryKeys } from "./query-keys";
import { request } from "./request";

export function rolesQuery() {
  return queryOptions({
    queryKey: queryKeys.roles,
    queryFn: ({ signal }) => request(readRoles, {}, signal),
  });
}
