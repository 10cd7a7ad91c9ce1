import { compareCodePoints } from "../case-fold";
import type { JsonObject } from "../json";
import type { AttributePath } from "../schema/attribute-path";
import { sortKey } from "../sort-key";

/** Rows in the order of the attribute; equal keys keep their order, missing values come last ascending, first descending. */
export function sortRows<Row>(
  rows: readonly Row[],
  target: AttributePath,
  descending: boolean,
  whole: (row: Row) => JsonObject,
): readonly Row[] {
  const keyed = rows.map((row) => ({ row, key: sortKey(whole(row), target) }));
  const sign = descending ? -1 : 1;
  return keyed.toSorted((left, right) => sign * compareKeys(left.key, right.key)).map(({ row }) => row);
}

type Key = ReturnType<typeof sortKey>;

function compareKeys(left: Key, right: Key): number {
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  if (typeof left === "string" && typeof right === "string") return compareCodePoints(left, right);
  return Number(left) - Number(right);
}
