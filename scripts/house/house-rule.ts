import type { ProjectFile } from "./read-project";

/** Looks at all files at once and says what breaks the house; an empty list is a pass. */
export type HouseRule = (files: readonly ProjectFile[]) => readonly Breach[];

export interface Breach {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  /** What to do about it. */
  readonly advice: string;
}

/** One line for a terminal, which editors turn into a link. */
export function printBreach({ path, line, rule, advice }: Breach): string {
  return `${path}:${line}  ${rule}  ${advice}`;
}
