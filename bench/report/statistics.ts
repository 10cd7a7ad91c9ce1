/** Of several rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Throws when there is no value. */
export function spreadOf(values: readonly number[]): Spread {
  const ascending = values.toSorted((left, right) => left - right);
  const [min, max] = [ascending[0], ascending.at(-1)];
  if (min === undefined || max === undefined) throw new Error("There is no value to take the median of.");
  const upper = ascending[Math.floor(ascending.length / 2)] ?? max;
  const lower = ascending[Math.floor((ascending.length - 1) / 2)] ?? min;
  return { median: (lower + upper) / 2, min, max };
}

/** By nearest rank, of values in ascending order. Throws when there is none. */
export function percentile(ascending: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * ascending.length));
  const value = ascending[rank - 1];
  if (value === undefined) throw new Error("There is no value to take a percentile of.");
  return value;
}
