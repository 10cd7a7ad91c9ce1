import type { Rounds } from "./rounds";

interface Waiting<Call, Result> {
  readonly call: Call;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Calls that may be done together. */
interface Lane<Call, Result> {
  readonly name: string;
  readonly owner: string;
  waiting: Waiting<Call, Result>[];
  running: number;
  isInLine: boolean;
}

interface GatherParts<Call, Result> {
  /** Does the calls, one or more, and gives what came of each in their order. */
  readonly work: (calls: readonly Call[]) => Promise<readonly Result[]>;
  /** What lets the rounds of an owner run. */
  readonly rounds: Rounds;
  /** Whether calls of one name are done in one round after the other. */
  readonly isSerial: boolean;
  /** Calls of a round. */
  readonly callsMax: number;
  /** Whether nothing has happened in a round that failed so: then each of its calls is tried by itself. */
  readonly isUndone: (error: unknown) => boolean;
}

/** Fewer calls than these are not parted: a round costs about as much as some calls of it. */
const SHARE_MIN = 4;

/**
 * Does together what is asked for at the same time: the calls of one turn of the event loop, and those that come while as
 * many rounds of their owner run as may. A call that none is beside does not wait. Many calls are parted among the rounds
 * that are free: in one round all would be answered at once and come back at once, with nothing to do in between. Where a
 * round fails its calls are done one by one, so that each fails by its own fault only.
 */
export class Gather<Call, Result> {
  readonly #parts: GatherParts<Call, Result>;
  readonly #lanes = new Map<string, Lane<Call, Result>>();

  constructor(parts: GatherParts<Call, Result>) {
    this.#parts = parts;
  }

  /** @param name calls of one owner and name may be done together */
  run(owner: string, name: string, call: Call): Promise<Result> {
    const key = `${owner}\n${name}`;
    const lane = this.#lanes.get(key) ?? { name: key, owner, waiting: [], running: 0, isInLine: false };
    this.#lanes.set(key, lane);
    return new Promise((resolve, reject) => {
      lane.waiting.push({ call, resolve, reject });
      this.#queue(lane);
    });
  }

  #queue(lane: Lane<Call, Result>): void {
    const { rounds, isSerial } = this.#parts;
    if (lane.waiting.length === 0) {
      if (lane.running === 0) this.#lanes.delete(lane.name);
      return;
    }
    if (lane.isInLine || (isSerial && lane.running > 0)) return;
    lane.isInLine = true;
    rounds.next(lane.owner, (free) => {
      lane.isInLine = false;
      void this.#round(lane, isSerial ? 1 : free);
    });
  }

  async #round(lane: Lane<Call, Result>, free: number): Promise<void> {
    const { rounds, callsMax } = this.#parts;
    const share = Math.max(Math.ceil(lane.waiting.length / free), SHARE_MIN);
    const round = lane.waiting.slice(0, Math.min(share, callsMax));
    lane.waiting = lane.waiting.slice(round.length);
    lane.running += 1;
    this.#queue(lane);
    await this.#together(round);
    lane.running -= 1;
    rounds.end(lane.owner);
    this.#queue(lane);
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
