import { type SQL, sql } from "drizzle-orm";
import { type Attribute, type AttributePath, type Position, SORT_CHARS_MAX, sortTarget } from "@/scim";
import { type ResourceTable, resourceScope } from "./filter-scope";
import { jsonAt, textAt, typedSql } from "./leaf-sql";

/** The value that a list is sorted by; of a multi-valued attribute the primary entry's, else the first (RFC 7644 3.4.2.3). */
export function sortKeySql(table: ResourceTable, sortBy: AttributePath, baseUrl: string): SQL {
  const path = sortTarget(sortBy);
  const compared = path.subAttribute ?? path.attribute;
  const key = path.attribute.multiValued ? primarySql(path) : resourceScope(table, baseUrl).value(path);
  return sortType(sortBy) === "text" ? sql`${beginning(compared, key)} collate "C"` : key;
}

export type SortType = "text" | "boolean" | "numeric" | "timestamptz";

/** The type of the values that a sort compares. */
export function sortType(sortBy: AttributePath): SortType {
  const path = sortTarget(sortBy);
  const { type } = path.subAttribute ?? path.attribute;
  switch (type) {
    case "boolean":
      return "boolean";
    case "integer":
    case "decimal":
      return "numeric";
    case "dateTime":
      return "timestamptz";
    case "string":
    case "reference":
    case "binary":
    case "complex":
      return "text";
    default:
      return type satisfies never;
  }
}

/** A sort key as a value of JSON, for the cursor that goes on from it; times as milliseconds since 1970. */
export function positionKeySql(type: SortType, key: SQL): SQL {
  return sql`to_jsonb(${type === "timestamptz" ? sql`(extract(epoch from ${key}) * 1000)::bigint` : key})`;
}

/** The sort key of a cursor as a value to compare with. */
export function positionKeyValue(type: SortType, key: NonNullable<Position["key"]>): SQL {
  if (type === "timestamptz") return sql`to_timestamp(${String(key)}::double precision / 1000)`;
  return sql`${type === "boolean" ? key : String(key)}::${sql.raw(type)}`;
}

/** Values whose length the schema bounds are short enough as they are, and their column's index serves the order. */
function beginning({ charsMax }: Attribute, key: SQL): SQL {
  const isShort = charsMax !== undefined && charsMax <= SORT_CHARS_MAX;
  return isShort ? sql`(${key})` : sql`left(${key}, ${sql.raw(String(SORT_CHARS_MAX))})`;
}

function primarySql({ schema, attribute, subAttribute }: AttributePath): SQL {
  const json = jsonAt(sql.raw("r.document"), schema ? [schema.id, attribute.name] : [attribute.name]);
  const text = textAt(sql.raw("e.entry"), subAttribute ? [subAttribute.name] : []);
  return sql`(select ${typedSql(subAttribute ?? attribute, text)} from jsonb_array_elements(${json}) with ordinality as e(entry, position)
    order by coalesce(e.entry @> '{"primary":true}', false) desc, e.position limit 1)`;
}
