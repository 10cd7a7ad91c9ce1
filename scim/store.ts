import type { BoundFilter } from "./filter/bind";
import type { JsonObject } from "./json";
import type { ResourceTypeName } from "./schema/attribute";
import type { AttributePath } from "./schema/attribute-path";
import type { ResourceTypes } from "./schema/resource-types";

/** A stored resource, ready to be spliced into an answer. */
export interface StoredResource {
  readonly id: string;
  /** A positive integer, raised by one with each change; the entity tag is made from it. */
  readonly version: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly created: string;
  readonly lastModified: string;
  /**
   * What stands between the braces of a JSON object: `schemas` and the attributes as the client stored them; never id,
   * meta, groups or members.
   */
  readonly text: string;
  /** A user's groups or a group's members in a stable order; absent when they were not asked for. */
  readonly references?: readonly Reference[];
  /** Letters and digits that differ when the displayed references do; absent when none is displayed. */
  readonly referencesTag?: string;
}

/** What is told of a resource that was made together with others. */
export type MadeResource = Pick<StoredResource, "id" | "version">;

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
 * A membership change in its normal form: all present members go first if `clear`, then those of `remove` and those that
 * match one of `removeWhere`, then `add` come. `add` and `remove` share no id.
 */
export interface MembershipDelta {
  readonly clear: boolean;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  /** Filters on an entry of `members`; absent when nobody is chosen that way. */
  readonly removeWhere?: readonly BoundFilter[];
  /** What `$ref` begins with, for these filters. */
  readonly baseUrl?: string;
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

/** What a list takes from one resource type. */
export interface ListPart extends ReadOptions {
  readonly type: ResourceTypeName;
  readonly filter?: BoundFilter | undefined;
  /** The attribute to sort by; absent when the list is not sorted, or the type has no such attribute. */
  readonly sortBy?: AttributePath | undefined;
  /** The keys of the document that are shown: the storage may leave the others out. All when it is absent. */
  readonly shownKeys?: readonly string[] | undefined;
  /**
   * What is shown, where that is whole attributes, so that the storage may give the resources as text: all that they have,
   * or `id` and attributes of the core schema by their names, in the order in which they are printed. Absent where more is
   * to be done than to leave out the others.
   */
  readonly wholeAttributes?: "all" | readonly string[] | undefined;
}

export interface ListQuery {
  /** The types whose resources are listed: one, or several as one list. */
  readonly parts: readonly ListPart[];
  /** The direction of the sort. Without a value first when descending, last when ascending. */
  readonly descending: boolean;
  readonly page: PageRequest;
  /** Resources wanted, 0 or more; 0 asks for the total alone. */
  readonly count: number;
  /** The absolute URL that `meta.location` and `$ref` begin with. */
  readonly baseUrl: string;
}

/** Which page: by its place in the list, or next to a known resource (RFC 9865). */
export type PageRequest =
  | { readonly kind: "index" /** One-based. */; readonly startIndex: number }
  | {
      readonly kind: "cursor";
      /** Without it the page is the list's first. */
      readonly from?: Position | undefined;
      /** The page that ends before `from`, not the one that begins behind it. */
      readonly backwards: boolean;
    };

/** Where a resource stands in a list: the value it is sorted by, null without one, and its id. */
export interface Position {
  readonly key: string | number | boolean | null;
  readonly id: string;
}

export interface ListedResource extends StoredResource {
  readonly type: ResourceTypeName;
}

/**
 * Resources as `renderResource` prints them, with commas between: made where they lie, not one by one. Where not all is shown
 * the text may have other blanks between its tokens.
 */
export interface RenderedResources {
  readonly length: number;
  readonly text: string;
}

export interface ResourcePage {
  /** All resources that match, exactly. */
  readonly totalResults: number;
  readonly resources: readonly ListedResource[];
  /** Instead of `resources`, which are none then, where only whole attributes are shown. */
  readonly rendered?: RenderedResources | undefined;
  /** For pages by cursor that hold something: where the page begins and ends, and whether more comes in its direction. */
  readonly bounds?: { readonly first: Position; readonly last: Position; readonly more: boolean } | undefined;
}

/**
 * Storage of one resource type. Each write is atomic and leaves its audit row. Throws only ScimError: 404 unknown id,
 * 409 uniqueness, 412 version, 400 unknown member, 403 what the team does not allow (no free seat, last admin), 503 when
 * others stood in the way.
 */
export interface ResourceStore {
  /** The resource, or undefined when this team has none of that id. */
  get(id: string, options: ReadOptions): Promise<StoredResource | undefined>;
  /** A user that is inactive and has the same userName or externalId is restored in place, under its old id. */
  create(draft: Draft): Promise<StoredResource>;
  /**
   * Makes the first of these drafts at once, as `create` would one after the other, and gives what it made in their order:
   * of all of them, or up to one that takes a closer look, such as a restored or a refused one; possibly nothing. That one
   * is for `create`. When it throws, nothing was made. Absent where resources are made one by one only.
   */
  readonly createMany?: (drafts: readonly Draft[]) => Promise<readonly MadeResource[]>;
  /** A change that changes nothing writes nothing and keeps the version. */
  update(id: string, change: Change, options: WriteOptions & ReadOptions): Promise<StoredResource>;
  remove(id: string, options: WriteOptions): Promise<void>;
}

/** Storage of a team's people and groups, opened for that team and one actor: no method takes a team id. */
export interface ScimStore {
  readonly users: ResourceStore;
  readonly groups: ResourceStore;
  /** In a stable order: by the sort, then by id, which is the order of creation within a type. */
  list(query: ListQuery): Promise<ResourcePage>;
}

/** What a request may reach once its key is known. */
export interface Tenant {
  /** Tells tenants apart; a cursor is good for the one that it was made for. */
  readonly id: string;
  readonly store: ScimStore;
  /** With the schema extensions that the tenant declared. */
  readonly resourceTypes: ResourceTypes;
}
