import { normaliseResource } from "./compat/normalise";
import { isUnchanged, versionHeader, writeOptions } from "./conditional";
import type { OperationContext } from "./context";
import { resourceNotFound } from "./errors";
import { isJsonObject, type JsonObject } from "./json";
import { queryProjection } from "./list/list-query";
import { parseQuery } from "./list/parameters";
import { applyPatch } from "./patch/apply";
import { isMembersOperation, membershipDelta, readMemberIds } from "./patch/membership-delta";
import { type PatchOperation, parsePatch } from "./patch/parse";
import type { ScimResponse } from "./request";
import { withActive } from "./resource/active-state";
import { keepValues } from "./resource/keep-values";
import { assignedPaths, type Projection, projectionShows } from "./resource/projection";
import { renderInPieces, resourceLocation } from "./resource/render";
import { validateResource } from "./resource/validate";
import type { ResourceType } from "./schema/attribute";
import { findAttribute } from "./schema/attribute-path";
import type { Change, Draft, StoredResource } from "./store";

/** GET of one resource, RFC 7644 3.4.1; 304 when the client has this version. */
export async function read(ctx: OperationContext, id: string): Promise<ScimResponse> {
  const projection = projectionOf(ctx);
  const resource = await ctx.store.get(id, { references: showsReferences(ctx, projection) });
  if (!resource) throw resourceNotFound(ctx.type.name, id);
  if (isUnchanged(ctx.request, resource)) return { status: 304, headers: versionHeader(resource) };
  return answer(ctx, 200, resource, projection);
}

/** POST, RFC 7644 3.3. */
export async function create(ctx: OperationContext): Promise<ScimResponse> {
  const draft = readDraft(ctx.type, await ctx.readBody());
  const projection = writeProjection(ctx, draft.document);
  const document = withActive(ctx.type, draft.document);
  return answer(ctx, 201, await ctx.store.create({ ...draft, document }), projection);
}

/**
 * PUT, RFC 7644 3.5.1. What is absent is cleared, but for two that connectors leave out without meaning it: `active`
 * keeps its state and a group's `members` stay; `members: []` clears them. So do values that the client cannot see or
 * may not change.
 */
export async function replace(ctx: OperationContext, id: string): Promise<ScimResponse> {
  const { document, memberIds } = readDraft(ctx.type, await ctx.readBody());
  const projection = writeProjection(ctx, document);
  const change: Change = {
    document: (current) => keepValues(ctx.type, current, withActive(ctx.type, document, current), "PUT"),
    ...(memberIds && { members: { clear: true, add: memberIds, remove: [] } }),
  };
  return answer(ctx, 200, await update(ctx, id, change, projection), projection);
}

/** PATCH, RFC 7644 3.5.2. A group's answer is 204 unless attributes are asked for: it may have thousands of members. */
export async function patch(ctx: OperationContext, id: string): Promise<ScimResponse> {
  const { type } = ctx;
  const operations = parsePatch(type, await ctx.readBody());
  const projection = { ...projectionOf(ctx), sent: operations.flatMap((operation) => namedPaths(type, operation)) };
  const isGroup = type.referenceAttribute === "members";
  const members = isGroup ? membershipDelta(operations.filter(isMembersOperation), ctx.request.baseUrl) : undefined;
  const others = operations.filter((operation) => !isGroup || !isMembersOperation(operation));
  const change: Change = {
    ...(others.length > 0 && {
      document: (current: JsonObject) => withActive(type, applyPatch(type, others, current), current),
    }),
    ...(members && { members }),
  };
  const isSilent = isGroup && projection.mode === "default";
  const resource = await update(ctx, id, change, isSilent ? undefined : projection);
  if (isSilent) return { status: 204, headers: versionHeader(resource) };
  return answer(ctx, 200, resource, projection);
}

/** DELETE, RFC 7644 3.6. */
export async function remove(ctx: OperationContext, id: string): Promise<ScimResponse> {
  await ctx.store.remove(id, writeOptions(ctx.request));
  return { status: 204, headers: {} };
}

/** The body of a POST or PUT as what is stored; `memberIds` only when a group's body names `members`. */
export function readDraft(type: ResourceType, body: JsonObject): Draft {
  const { members, ...resource } = normaliseResource(type, body);
  const document = validateResource(type, resource);
  if (type.referenceAttribute !== "members" || members === undefined || members === null) return { document };
  return { document, memberIds: readMemberIds(members) };
}

function update(ctx: OperationContext, id: string, change: Change, projection: Projection | undefined) {
  const references = projection !== undefined && showsReferences(ctx, projection);
  return ctx.store.update(id, change, { ...writeOptions(ctx.request), references });
}

function projectionOf({ type, request }: OperationContext): Projection {
  return queryProjection(type, parseQuery(request.query));
}

function writeProjection(ctx: OperationContext, document: JsonObject): Projection {
  return { ...projectionOf(ctx), sent: assignedPaths(ctx.type, document) };
}

/** What an operation names: an extension with an object for its value names the attributes in it. */
function namedPaths({ extensions }: ResourceType, { target, value }: PatchOperation): Projection["paths"] {
  if (!("extension" in target) || !isJsonObject(value)) return [target];
  const schema = extensions.find((each) => each.schema === target.extension)?.schema;
  return Object.keys(value).flatMap((name) => {
    const attribute = findAttribute(schema?.attributes, name);
    return attribute ? [{ schema, attribute, subAttribute: undefined }] : [];
  });
}

function showsReferences({ type }: OperationContext, projection: Projection): boolean {
  return projectionShows(type, projection, type.referenceAttribute);
}

function answer(ctx: OperationContext, status: number, resource: StoredResource, projection: Projection): ScimResponse {
  const { type, request } = ctx;
  const location = resourceLocation(type, request.baseUrl, resource.id);
  return {
    status,
    headers: {
      ...versionHeader(resource),
      "content-location": location,
      ...(status === 201 && { location }),
    },
    body: renderInPieces(type, resource, request.baseUrl, projection),
  };
}
