import { spreadOf } from "./statistics";

/** The medians of the first and the last tenth of a walk. Throws when there is no value. */
export function earlyAndLate(ms: readonly number[]): { readonly early: number; readonly late: number } {
  const tenth = Math.max(1, Math.floor(ms.length / 10));
  return { early: spreadOf(ms.slice(0, tenth)).median, late: spreadOf(ms.slice(-tenth)).median };
}
