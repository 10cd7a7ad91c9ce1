import type { RequestContext } from "../context";
import { invalidValue } from "../errors";
import type { ScimResponse } from "../request";
import type { Projection } from "../resource/projection";
import { renderResource } from "../resource/render";
import type { ResourceType, ResourceTypeName } from "../schema/attribute";
import type { ListQuery, RenderedResources, ResourcePage } from "../store";
import { type Cursor, type CursorScope, openCursor, sealCursor } from "./cursor";
import { parseCount, parseParts, parseStartIndex, queryProjection } from "./list-query";
import { type ListResponse, renderListResponse } from "./list-response";
import { type Parameters, parseQuery, readSearchRequest } from "./parameters";

/** GET of a collection or of the base (RFC 7644 3.4.2). */
export function list(ctx: RequestContext, types: readonly ResourceType[]): Promise<ScimResponse> {
  return answerList(ctx, types, parseQuery(ctx.request.query));
}

/** POST of a SearchRequest (RFC 7644 3.4.3); what the query says counts, too, but the body comes first. */
export async function search(ctx: RequestContext, types: readonly ResourceType[]): Promise<ScimResponse> {
  const parameters = new Map([...parseQuery(ctx.request.query), ...readSearchRequest(await ctx.readBody())]);
  return answerList(ctx, types, parameters);
}

async function answerList(
  ctx: RequestContext,
  types: readonly ResourceType[],
  parameters: Parameters,
): Promise<ScimResponse> {
  const { config, request } = ctx;
  const projections = new Map(types.map((type) => [type.name, queryProjection(type, parameters)]));
  const count = parseCount(parameters, config);
  const base = { ...parseParts(types, parameters), count, baseUrl: request.baseUrl };
  const page = parameters.has("cursor")
    ? await cursorPage(ctx, base, parameters)
    : await indexPage(ctx, base, parseStartIndex(parameters));
  return { status: 200, headers: {}, body: renderListResponse({ ...page, resources: render(ctx, page, projections) }) };
}

function render(
  { tenant, request }: RequestContext,
  { resources, rendered }: Page,
  projections: ReadonlyMap<ResourceTypeName, Projection>,
): RenderedResources {
  if (rendered) return rendered;
  const texts = resources.map((resource) => {
    const projection = projections.get(resource.type) ?? { mode: "default", paths: [] };
    return renderResource(tenant.resourceTypes[resource.type], resource, request.baseUrl, projection);
  });
  return { length: texts.length, text: texts.join(",") };
}

type Page = Omit<ListResponse, "resources"> & Pick<ResourcePage, "resources" | "rendered">;
type Wanted = Omit<ListQuery, "page">;

async function indexPage({ tenant }: RequestContext, wanted: Wanted, startIndex: number): Promise<Page> {
  const page = await tenant.store.list({ ...wanted, page: { kind: "index", startIndex } });
  return { ...page, startIndex };
}

/** A page of RFC 9865. An empty cursor asks for the first one. */
async function cursorPage({ config, tenant }: RequestContext, wanted: Wanted, parameters: Parameters): Promise<Page> {
  if ((parameters.get("startindex") ?? "") !== "") {
    throw invalidValue("Page either by startIndex or by cursor; send one of the two.");
  }
  const scope = { tenantId: tenant.id, list: listKey(wanted, parameters), count: wanted.count };
  const text = parameters.get("cursor") ?? "";
  const cursor = text === "" ? undefined : openCursor(config, scope, text);
  const page = { kind: "cursor", from: cursor?.from, backwards: cursor?.backwards ?? false } as const;
  const { bounds, ...found } = await tenant.store.list({ ...wanted, page });
  return { ...found, ...(bounds && neighbours(config, scope, cursor, bounds)) };
}

/** There is a next page when more comes behind this one or when we came back from it; the same the other way. */
function neighbours(
  config: RequestContext["config"],
  scope: CursorScope,
  cursor: Cursor | undefined,
  { first, last, more }: NonNullable<ResourcePage["bounds"]>,
): Pick<ListResponse, "nextCursor" | "previousCursor"> {
  const hasNext = cursor?.backwards ? true : more;
  const hasPrevious = cursor?.backwards ? more : cursor !== undefined;
  return {
    nextCursor: hasNext ? sealCursor(config, scope, { from: last, backwards: false }) : undefined,
    previousCursor: hasPrevious ? sealCursor(config, scope, { from: first, backwards: true }) : undefined,
  };
}

/** What has to be the same on every page, as the client wrote it. */
function listKey({ parts }: Wanted, parameters: Parameters): string {
  const names = ["filter", "sortby", "sortorder", "attributes", "excludedattributes"];
  return JSON.stringify([parts.map(({ type }) => type), names.map((name) => parameters.get(name)?.trim() ?? "")]);
}
