/** How many checks of a stage passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** One part of `npm test`. A stage that cannot run counts as one failure. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<Count>;
}

/** A command as one check: its exit code says whether it passed. */
export async function asCheck(run: Promise<number>): Promise<Count> {
  return (await run) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

export function sum(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}
