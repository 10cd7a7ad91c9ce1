import { type SQL, sql } from "drizzle-orm";
import type { Place } from "@/db/gathered-statement";
import type { AttributePath, BoundFilter, ListPart, ResourceTypeName } from "@/scim";
import { groupTable } from "./group-table";
import { jsonAt, textAt, typedSql } from "./leaf-sql";
import { userTable } from "./user-table";

/** Where the values of a lookup stand in its statement. */
export interface LookupPlaces {
  readonly value: Place;
  readonly entryType: Place;
}

/** What somebody is looked up by. */
export interface LookupKey {
  readonly name: string;
  /** The condition on a row `r`. */
  readonly condition: (places: LookupPlaces) => SQL;
  readonly value: string;
  /** The type of the entry that holds the value; empty where it is no entry. */
  readonly entryType: string;
}

/** Columns that providers look people and groups up by, each with an index of its own. */
const COLUMNS: Readonly<Record<ResourceTypeName, Readonly<Record<string, SQL | undefined>>>> = {
  User: { userName: userTable.columns["userName"], externalId: userTable.columns["externalId"] },
  Group: { displayName: groupTable.columns["displayName"], externalId: groupTable.columns["externalId"] },
};

/** The key when the part's filter is one comparison by `eq` with such a column, or `emails[type eq "..."].value eq "..."`. */
export function lookupKey({ type, filter, sortBy }: ListPart): LookupKey | undefined {
  if (filter === undefined || sortBy) return undefined;
  return filter.kind === "valuePath" ? emailKey(type, filter) : columnKey(type, filter);
}

function columnKey(type: ResourceTypeName, filter: BoundFilter): LookupKey | undefined {
  const compared = comparedText(filter);
  if (!compared || compared.target.schema || compared.target.subAttribute) return undefined;
  const { name } = compared.target.attribute;
  const column = COLUMNS[type][name];
  if (!column) return undefined;
  return { name, condition: ({ value }) => sql`${column} = ${value}::text`, value: compared.value, entryType: "" };
}

function emailKey(type: ResourceTypeName, filter: BoundFilter & { kind: "valuePath" }): LookupKey | undefined {
  const { schema, attribute } = filter.target;
  if (type !== "User" || schema || attribute.name !== "emails" || filter.filter.kind !== "and") return undefined;
  const [first, second, ...others] = filter.filter.operands.map(comparedText);
  if (first?.target.attribute.name !== "type" || second?.target.attribute.name !== "value" || others.length > 0) {
    return undefined;
  }
  const inEntry = ({ target }: Compared, place: Place) =>
    sql`${typedSql(target.attribute, textAt(sql.raw("e.entry"), [target.attribute.name]))} = ${place}::text`;
  // The index is asked in two ways: the planner, who does not know the value, would else expect so many people that it
  // walks through all of the team as well.
  const condition = ({ value, entryType }: LookupPlaces) => sql`r.email_keys @> array[scim_fold(${value}::text)]
    and r.email_keys && array[scim_fold(${value}::text)]
    and exists (select 1 from jsonb_array_elements(${jsonAt(sql.raw("r.document"), ["emails"])}) as e(entry)
      where ${inEntry(first, entryType)} and ${inEntry(second, value)})`;
  return { name: "email_of_type", condition, value: second.value, entryType: first.value };
}

interface Compared {
  readonly target: AttributePath;
  readonly value: string;
}

function comparedText(filter: BoundFilter): Compared | undefined {
  if (filter.kind !== "compare" || filter.operator !== "eq" || typeof filter.value !== "string") return undefined;
  return { target: filter.target, value: filter.value };
}
