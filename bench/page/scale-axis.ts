export interface Axis {
  /** Where a value lies, in pixels. */
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** From `from` to `to` pixels, for values that are more than ten times apart. */
export function logAxis(values: readonly number[], from: number, to: number): Axis {
  const positive = values.filter((value) => value > 0);
  const low = Math.floor(Math.log10(Math.min(...positive, 1e9)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive, 1e-9))));
  const ticks = Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n));
  const share = (value: number) => (Math.log10(Math.max(value, 10 ** low)) - low) / (high - low);
  return { at: (value) => from + share(value) * (to - from), ticks };
}

/** From zero. */
export function linearAxis(values: readonly number[], from: number, to: number): Axis {
  const most = Math.max(...values, 1e-9);
  const step = roundStep(most / 4);
  const count = Math.ceil(most / step);
  const ticks = Array.from({ length: count + 1 }, (_, n) => n * step);
  return { at: (value) => from + (value / (count * step)) * (to - from), ticks };
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const digit = wanted / power;
  return (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10) * power;
}

export function tickText(value: number): string {
  if (value >= 1e6) return `${Number((value / 1e6).toPrecision(3))}M`;
  return value >= 1000 ? `${Number((value / 1000).toPrecision(3))}k` : String(Number(value.toPrecision(3)));
}
