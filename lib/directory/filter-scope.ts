import { type SQL, sql } from "drizzle-orm";
import type { AttributePath, BoundFilter, ResourceType } from "@/scim";
import { jsonAt, textAt, typedSql } from "./leaf-sql";

export type Comparison = BoundFilter & { kind: "compare" };

/** Where a filter looks: a resource's row, or one entry of a multi-valued attribute of it. */
export interface FilterScope {
  /** The single value at the path, typed and folded, as bindFilter typed and folded the value to compare with. */
  value(path: AttributePath): SQL;
  /** Whether the attribute at the path, a single one, is assigned. */
  isAssigned(path: AttributePath): SQL;
  /** Whether an entry of the complex or multi-valued attribute at the path meets the condition. */
  anyEntry(path: AttributePath, condition: (entry: FilterScope) => SQL): SQL;
  /** The comparison by an index, for those multi-valued attributes that have one. */
  byIndex(comparison: Comparison): SQL | undefined;
  /** What an index finds and every row holds that meets the comparison, with an entry of `holder` where that is given. */
  narrowed(comparison: Comparison, holder?: AttributePath): SQL | undefined;
}

/** What a table of resources adds to its documents: columns by the path's name, and one attribute that is rows. */
export interface ResourceTable {
  readonly type: ResourceType;
  readonly columns: Readonly<Record<string, SQL>>;
  /** Rows that reference `r`, for `groups` or `members`; their columns by the sub-attribute's name. */
  readonly references: {
    readonly from: SQL;
    readonly columns: Readonly<Record<string, SQL>>;
    /** Where `$ref` leads, below the base URL: the endpoint of the other type and the column of its id. */
    readonly target: { readonly endpoint: string; readonly id: SQL };
  };
  readonly byIndex: (comparison: Comparison) => SQL | undefined;
  readonly narrowed: (comparison: Comparison, holder?: AttributePath) => SQL | undefined;
}

const DOCUMENT = sql.raw("r.document");

/** The scope of a resource's row, which the query calls `r`. Locations begin with `baseUrl`. */
export function resourceScope(table: ResourceTable, baseUrl: string): FilterScope {
  const column = columnsOf(table, baseUrl);
  const scope: FilterScope = {
    value: (path) => column(columnKey(path)) ?? documentValue(path),
    isAssigned: (path) => {
      if (path.attribute.name === "meta" && !path.subAttribute) return sql`true`;
      const found = column(columnKey(path));
      return found && path.attribute.name !== "active"
        ? sql`${found} is not null`
        : isAssignedIn(DOCUMENT, keysOf(path));
    },
    anyEntry: (path, condition) => {
      if (path.attribute.name === table.type.referenceAttribute) {
        return sql`exists (select 1 from ${table.references.from} and ${condition(referenceScope(table, baseUrl))})`;
      }
      if (!path.attribute.multiValued) {
        return sql`(${scope.isAssigned(path)} and ${condition(nestedScope(scope, path))})`;
      }
      const json = jsonAt(DOCUMENT, holderKeys(path));
      return sql`exists (select 1 from jsonb_array_elements(${json}) as e(entry) where ${condition(entryScope(sql.raw("e.entry")))})`;
    },
    byIndex: table.byIndex,
    narrowed: table.narrowed,
  };
  return scope;
}

/** The sub-attributes of a single-valued complex attribute, which may be columns: `meta[created gt ...]`. */
function nestedScope(scope: FilterScope, { schema, attribute }: AttributePath): FilterScope {
  const nested = (path: AttributePath) => ({ schema, attribute, subAttribute: path.attribute });
  return {
    value: (path) => scope.value(nested(path)),
    isAssigned: (path) => scope.isAssigned(nested(path)),
    anyEntry: () => sql`false`,
    byIndex: () => undefined,
    narrowed: () => undefined,
  };
}

function columnsOf({ columns, type }: ResourceTable, baseUrl: string): (key: string) => SQL | undefined {
  return (key) =>
    key === "meta.location" ? sql`(${baseUrl}::text || ${`${type.endpoint}/`}::text || r.id)` : columns[key];
}

function documentValue(path: AttributePath): SQL {
  return typedSql(path.subAttribute ?? path.attribute, textAt(DOCUMENT, keysOf(path)));
}

function isAssignedIn(json: SQL, keys: readonly string[]): SQL {
  return sql`coalesce(${jsonAt(json, keys)} not in ('null', '""', '{}', '[]'), false)`;
}

/** An entry of a multi-valued attribute: an object of sub-attributes, or the plain value itself. */
function entryScope(entry: SQL): FilterScope {
  const keys = (path: AttributePath) => (path.attribute.multiValued ? [] : [path.attribute.name]);
  return {
    value: (path) => typedSql(path.attribute, textAt(entry, keys(path))),
    isAssigned: (path) => isAssignedIn(entry, keys(path)),
    anyEntry: (path, condition) => condition(entryScope(jsonAt(entry, keys(path)))),
    byIndex: () => undefined,
    narrowed: () => undefined,
  };
}

/** A row of the attribute that is rows, called `gm`. */
export function referenceScope({ references }: ResourceTable, baseUrl: string): FilterScope {
  const { endpoint, id } = references.target;
  const $ref = sql`(${baseUrl}::text || ${`${endpoint}/`}::text || ${id})`;
  const columns: Readonly<Record<string, SQL>> = { ...references.columns, $ref };
  const column = (path: AttributePath) => columns[path.attribute.name] ?? sql`null::text`;
  return {
    value: column,
    isAssigned: (path) => sql`${column(path)} is not null`,
    anyEntry: () => sql`false`,
    byIndex: () => undefined,
    narrowed: () => undefined,
  };
}

function columnKey({ schema, attribute, subAttribute }: AttributePath): string {
  if (schema) return "";
  return subAttribute ? `${attribute.name}.${subAttribute.name}` : attribute.name;
}

function holderKeys({ schema, attribute }: AttributePath): readonly string[] {
  return schema ? [schema.id, attribute.name] : [attribute.name];
}

function keysOf(path: AttributePath): readonly string[] {
  return path.subAttribute ? [...holderKeys(path), path.subAttribute.name] : holderKeys(path);
}
