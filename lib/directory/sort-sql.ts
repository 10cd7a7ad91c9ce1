import { type SQL, sql } from "drizzle-orm";
import { type ListQuery, sortTarget } from "@/scim";
import { type FilterScope, type ResourceTable, resourceScope } from "./filter-scope";
import { jsonAt, textAt, typedSql } from "./leaf-sql";

/** The value that a list is sorted by; of a multi-valued attribute the primary entry's, else the first (RFC 7644 3.4.2.3). */
export function sortKeySql(table: ResourceTable, sort: NonNullable<ListQuery["sort"]>): SQL {
  const path = sortTarget(sort.target);
  const compared = path.subAttribute ?? path.attribute;
  const key = path.attribute.multiValued ? primarySql(path) : resourceScope(table).value(path);
  const isText = compared.type === "string" || compared.type === "reference" || compared.type === "binary";
  return isText ? sql`(${key}) collate "C"` : key;
}

function primarySql({ schema, attribute, subAttribute }: Parameters<FilterScope["value"]>[0]): SQL {
  const json = jsonAt(sql.raw("r.document"), schema ? [schema.id, attribute.name] : [attribute.name]);
  const text = textAt(sql.raw("e.entry"), subAttribute ? [subAttribute.name] : []);
  return sql`(select ${typedSql(subAttribute ?? attribute, text)} from jsonb_array_elements(${json}) with ordinality as e(entry, position)
    order by coalesce(e.entry @> '{"primary":true}', false) desc, e.position limit 1)`;
}
