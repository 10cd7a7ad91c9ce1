const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long is left in the two largest units: "6 d 23 h", "23 h 59 min", "59 min", "45 s"; "0 s" when it is over. */
export function remainingText(until: Date, nowMs: number): string {
  const leftMs = Math.max(0, until.getTime() - nowMs);
  if (leftMs >= DAY_MS) return pair(Math.floor(leftMs / DAY_MS), "d", Math.floor((leftMs % DAY_MS) / HOUR_MS), "h");
  if (leftMs >= HOUR_MS)
    return pair(Math.floor(leftMs / HOUR_MS), "h", Math.floor((leftMs % HOUR_MS) / MINUTE_MS), "min");
  if (leftMs >= MINUTE_MS) return `${Math.floor(leftMs / MINUTE_MS)} min`;
  return `${Math.floor(leftMs / SECOND_MS)} s`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
