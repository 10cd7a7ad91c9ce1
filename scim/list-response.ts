import { LIST_RESPONSE_URN } from "./urns";

/** A ListResponse message (RFC 7644 3.4.2) around resources that are JSON text already. */
export function renderListResponse(page: {
  totalResults: number;
  startIndex: number;
  resources: readonly string[];
}): string {
  const { totalResults, startIndex, resources } = page;
  const head = { schemas: [LIST_RESPONSE_URN], totalResults, startIndex, itemsPerPage: resources.length };
  return `${JSON.stringify(head).slice(0, -1)},"Resources":[${resources.join(",")}]}`;
}
