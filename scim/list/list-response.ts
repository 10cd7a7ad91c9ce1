import type { RenderedResources } from "../store";
import { LIST_RESPONSE_URN } from "../urns";

export interface ListResponse {
  readonly totalResults: number;
  /** For index paging; a page by cursor has none. */
  readonly startIndex?: number;
  readonly nextCursor?: string | undefined;
  readonly previousCursor?: string | undefined;
  readonly resources: RenderedResources;
}

/** A ListResponse message (RFC 7644 3.4.2, RFC 9865 section 2). */
export function renderListResponse(page: ListResponse): string {
  const { totalResults, startIndex, nextCursor, previousCursor, resources } = page;
  const head = {
    schemas: [LIST_RESPONSE_URN],
    totalResults,
    startIndex,
    itemsPerPage: resources.length,
    nextCursor,
    previousCursor,
  };
  return `${JSON.stringify(head).slice(0, -1)},"Resources":[${resources.text}]}`;
}
