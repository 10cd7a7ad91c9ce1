import type { BoundFilter } from "./filter/bind";
import type { JsonObject } from "./json";
import type { AttributePath } from "./schema/attribute-path";

/** A stored resource, ready to be spliced into an answer. */
export interface StoredResource {
  readonly id: string;
  /** A positive integer, raised by one with each change; the entity tag is made from it. */
  readonly version: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly created: string;
  readonly lastModified: string;
  /** A JSON object as text: `schemas` and the attributes as the client stored them; never id, meta, groups or members. */
  readonly text: string;
  /** A user's groups or a group's members in a stable order; absent when they were not asked for. */
  readonly references?: readonly Reference[];
}

export interface Reference {
  readonly value: string;
  readonly display?: string;
}

/** A new resource: validated, canonical, without server-made attributes. `memberIds` is for groups. */
export interface Draft {
  readonly document: JsonObject;
  readonly memberIds?: readonly string[];
}

/**
 * A membership change in its normal form: all present members go first if `clear`, then `remove`, then `add` come.
 * `add` and `remove` share no id.
 */
export interface MembershipDelta {
  readonly clear: boolean;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface Change {
  /** A pure function, current document to next; called again when another writer was faster. It may throw ScimError. */
  readonly document?: (current: JsonObject) => JsonObject;
  /** For groups: only the rows of these members are touched, the others are never loaded. */
  readonly members?: MembershipDelta;
}

export interface WriteOptions {
  /** Versions one of which must be the current one (RFC 7644 3.14); without it any will do. */
  readonly ifMatch?: readonly number[] | undefined;
}

export interface ReadOptions {
  /** Whether `references` of the answer are wanted. */
  readonly references: boolean;
}

export interface ListQuery extends ReadOptions {
  readonly filter?: BoundFilter | undefined;
  readonly sort?: { readonly target: AttributePath; readonly descending: boolean } | undefined;
  /** One-based. */
  readonly startIndex: number;
  /** Resources wanted, 0 or more; 0 asks for the total alone. */
  readonly count: number;
}

export interface ResourcePage {
  /** All resources that match, exactly. */
  readonly totalResults: number;
  readonly resources: readonly StoredResource[];
}

/**
 * Storage of one resource type, opened for one team and one actor: no method takes a team id. Each write is atomic and
 * leaves its audit row. Throws only ScimError: 404 unknown id, 409 uniqueness, 412 version, 400 unknown member, 403 what
 * the team does not allow (no free seat, last admin).
 */
export interface ResourceStore {
  /** The resource, or undefined when this team has none of that id. */
  get(id: string, options: ReadOptions): Promise<StoredResource | undefined>;
  /** In a stable order: by the sort, then by creation. */
  list(query: ListQuery): Promise<ResourcePage>;
  /** A user that is inactive and has the same userName or externalId is restored in place, under its old id. */
  create(draft: Draft): Promise<StoredResource>;
  /** A change that changes nothing writes nothing and keeps the version. */
  update(id: string, change: Change, options: WriteOptions & ReadOptions): Promise<StoredResource>;
  remove(id: string, options: WriteOptions): Promise<void>;
}

export interface ScimStore {
  readonly users: ResourceStore;
  readonly groups: ResourceStore;
}
