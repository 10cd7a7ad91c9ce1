interface Waiting<Call, Result> {
  readonly call: Call;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Calls that may be done together. */
interface Lane<Call, Result> {
  readonly name: string;
  waiting: Waiting<Call, Result>[];
  rounds: number;
  isPlanned: boolean;
}

interface GatherParts<Call, Result> {
  /** Does the calls, one or more, and gives what came of each in their order. */
  readonly work: (calls: readonly Call[]) => Promise<readonly Result[]>;
  /** Rounds of a lane that run at the same time. */
  readonly roundsMax: number;
  /** Calls of a round. */
  readonly callsMax: number;
  /** Whether nothing has happened in a round that failed so: then each of its calls is tried by itself. */
  readonly isUndone: (error: unknown) => boolean;
}

/**
 * Does together what is asked for at the same time: the calls of one turn of the event loop, and those that come while as
 * many rounds run as may. A call that none is beside does not wait. Where a round fails its calls are done one by one, so
 * that each fails by its own fault only.
 */
export class Gather<Call, Result> {
  readonly #parts: GatherParts<Call, Result>;
  readonly #lanes = new Map<string, Lane<Call, Result>>();

  constructor(parts: GatherParts<Call, Result>) {
    this.#parts = parts;
  }

  /** @param name calls of one name may be done together */
  run(name: string, call: Call): Promise<Result> {
    const lane = this.#lanes.get(name) ?? { name, waiting: [], rounds: 0, isPlanned: false };
    this.#lanes.set(name, lane);
    return new Promise((resolve, reject) => {
      lane.waiting.push({ call, resolve, reject });
      this.#plan(lane);
    });
  }

  #plan(lane: Lane<Call, Result>): void {
    if (lane.waiting.length === 0) {
      if (lane.rounds === 0) this.#lanes.delete(lane.name);
      return;
    }
    if (lane.isPlanned || lane.rounds >= this.#parts.roundsMax) return;
    lane.isPlanned = true;
    setImmediate(() => {
      lane.isPlanned = false;
      void this.#round(lane);
    });
  }

  async #round(lane: Lane<Call, Result>): Promise<void> {
    const round = lane.waiting.slice(0, this.#parts.callsMax);
    lane.waiting = lane.waiting.slice(round.length);
    lane.rounds += 1;
    this.#plan(lane);
    await this.#together(round);
    lane.rounds -= 1;
    this.#plan(lane);
  }

  /** Never throws: what fails is told to those who wait. */
  async #together(round: readonly Waiting<Call, Result>[]): Promise<void> {
    try {
      const results = await this.#parts.work(round.map(({ call }) => call));
      if (results.length !== round.length)
        throw new Error("Work that is done together must give a result for each call.");
      for (const [index, { resolve }] of round.entries()) resolve(results[index] as Result);
    } catch (error) {
      if (round.length > 1 && this.#parts.isUndone(error)) {
        await Promise.all(round.map((each) => this.#together([each])));
      } else {
        for (const { reject } of round) reject(error);
      }
    }
  }
}
