import type { JsonObject } from "./json";
import type { ScimRequest, ServerConfig } from "./request";
import type { ResourceType } from "./schema/attribute";
import type { ResourceStore, Tenant } from "./store";

/** A request whose key is known. */
export interface RequestContext {
  readonly request: ScimRequest;
  readonly config: ServerConfig;
  readonly tenant: Tenant;
  readonly readBody: () => Promise<JsonObject>;
}

/** One request on one resource type. */
export interface OperationContext extends RequestContext {
  readonly type: ResourceType;
  readonly store: ResourceStore;
}

/** The context of an operation on resources of the type. */
export function operationContext(ctx: RequestContext, name: ResourceType["name"]): OperationContext {
  const { resourceTypes, store } = ctx.tenant;
  return { ...ctx, type: resourceTypes[name], store: name === "User" ? store.users : store.groups };
}
