import { type SQL, sql } from "drizzle-orm";
import type { Attribute } from "@/scim";

/** Text out of a document as a value of the attribute's type; strings that are not caseExact as their comparison key. */
export function typedSql(attribute: Attribute, text: SQL): SQL {
  switch (attribute.type) {
    case "boolean":
      return sql`(${text})::boolean`;
    case "integer":
    case "decimal":
      return sql`(${text})::numeric`;
    case "dateTime":
      return sql`scim_instant(${text})`;
    case "string":
    case "reference":
    case "binary":
      return attribute.caseExact ? text : sql`scim_fold(${text})`;
    case "complex":
      return sql`null::text`;
    default:
      return attribute.type satisfies never;
  }
}

/** The value inside a jsonb expression at these keys, as text. The keys come from the attribute table, not from a client. */
export function textAt(json: SQL, keys: readonly string[]): SQL {
  return sql`(${json} #>> ${pathLiteral(keys)})`;
}

export function jsonAt(json: SQL, keys: readonly string[]): SQL {
  return sql`(${json} #> ${pathLiteral(keys)})`;
}

function pathLiteral(keys: readonly string[]): SQL {
  const quoted = keys.map((key) => `"${key.replaceAll(/["\\]/g, "\\$&")}"`).join(",");
  return sql.raw(`'{${quoted.replaceAll("'", "''")}}'`);
}
