import { type SQL, sql } from "drizzle-orm";
import type { AttributePath, BoundFilter } from "@/scim";
import type { Comparison, FilterScope } from "./filter-scope";

/**
 * A bound filter as a condition. NULL stands for false all the way up: `and` and `or` keep it that way, and `not` asks
 * `is not true`.
 */
export function filterSql(filter: BoundFilter, scope: FilterScope): SQL {
  switch (filter.kind) {
    case "and":
    case "or": {
      const operands = filter.operands.map((operand) => filterSql(operand, scope));
      return sql`(${sql.join(operands, sql.raw(` ${filter.kind} `))})`;
    }
    case "not":
      return sql`(${filterSql(filter.operand, scope)} is not true)`;
    case "present":
      return presentSql(filter.target, scope);
    case "unassigned":
      return sql`false`;
    case "valuePath":
      return narrowedBy(
        conjuncts(filter.filter).map((each) => scope.narrowed(each, filter.target)),
        scope.anyEntry(filter.target, (entry) => filterSql(filter.filter, entry)),
      );
    case "compare":
      return comparisonSql(filter, scope);
    default:
      return filter satisfies never;
  }
}

/** The comparisons that hold whenever the filter does. */
export function conjuncts(filter: BoundFilter): readonly Comparison[] {
  if (filter.kind === "compare") return [filter];
  return filter.kind === "and" ? filter.operands.flatMap(conjuncts) : [];
}

/** The condition with what narrows it before it: that alone decides nothing, but an index knows it. */
function narrowedBy(narrowings: readonly (SQL | undefined)[], condition: SQL): SQL {
  const [found] = narrowings.filter((each) => each !== undefined);
  return found ? sql`(${found} and ${condition})` : condition;
}

function presentSql(target: AttributePath, scope: FilterScope): SQL {
  if (!target.attribute.multiValued) return scope.isAssigned(target);
  const { subAttribute } = target;
  return scope.anyEntry(target, (entry) => (subAttribute ? entry.isAssigned(entryPath(subAttribute)) : sql`true`));
}

function comparisonSql(filter: Comparison, scope: FilterScope): SQL {
  const { target } = filter;
  if (!target.attribute.multiValued) {
    return narrowedBy([scope.narrowed(filter)], compareSql(scope.value(target), filter));
  }
  const inEntry = entryPath(target.subAttribute ?? target.attribute);
  return scope.byIndex(filter) ?? scope.anyEntry(target, (entry) => compareSql(entry.value(inEntry), filter));
}

function entryPath(attribute: AttributePath["attribute"]): AttributePath {
  return { schema: undefined, attribute, subAttribute: undefined };
}

/** Order is by code point (collation "C"), as in evaluate.ts; wildcards do not exist, so values are data. */
function compareSql(left: SQL, { target, operator, value }: Comparison): SQL {
  const { type } = target.subAttribute ?? target.attribute;
  const right = type === "dateTime" ? sql`${new Date(Number(value)).toISOString()}::timestamptz` : literal(value);
  const ordered = typeof value === "string" ? sql`${left} collate "C"` : left;
  switch (operator) {
    case "eq":
      return sql`${left} = ${right}`;
    case "co":
      return sql`strpos(${left}, ${right}) > 0`;
    case "sw":
      return sql`starts_with(${left}, ${right})`;
    case "ew":
      return sql`right(${left}, length(${right})) = ${right}`;
    case "gt":
      return sql`${ordered} > ${right}`;
    case "ge":
      return sql`${ordered} >= ${right}`;
    case "lt":
      return sql`${ordered} < ${right}`;
    case "le":
      return sql`${ordered} <= ${right}`;
    default:
      return operator satisfies never;
  }
}

function literal(value: string | number | boolean): SQL {
  if (typeof value === "number") return sql`${String(value)}::numeric`;
  return typeof value === "boolean" ? sql`${value}::boolean` : sql`${value}::text`;
}
